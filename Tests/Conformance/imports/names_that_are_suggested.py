import sys


def text(function):
    import traceback
    try:
        function()
    except (NameError, ImportError, AttributeError) as error:
        print(traceback.format_exception(error)[-1].rstrip())  # expect: NameError: name 'tempfile' is not defined. Did you mean: 'compile'? Or did you forget to import 'tempfile'?
        # expect: NameError: name 'pritn' is not defined. Did you mean: 'print'?
        # expect: ImportError: cannot import name 'exti' from 'sys' (unknown location)


def missing_import():
    return sys_ if False else tempfile


def similar():
    pritn


def from_module():
    from sys import exti


text(missing_import)
text(similar)
text(from_module)
print("os" in sys.stdlib_module_names, "absent" in sys.stdlib_module_names, type(sys.stdlib_module_names).__name__)  # expect: True False frozenset
