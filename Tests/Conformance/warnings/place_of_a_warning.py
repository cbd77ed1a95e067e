import sys
import warnings


def inner(**details):
    warnings.warn("text", **details)


def outer(**details):
    inner(**details)


def places(**details):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        outer(**details)
    for item in log:
        print(item.filename == __file__, item.lineno)  # expect: True 6
        # expect: True 6
        # expect: True 10
        # expect: True 16


places()
places(stacklevel=0)
places(stacklevel=2)
places(stacklevel=3)
with warnings.catch_warnings(record=True) as log:
    warnings.warn("deep", stacklevel=50)
    warnings.warn("skipped", skip_file_prefixes=(__file__,))
print([(item.filename, item.lineno) for item in log])  # expect: [('<sys>', 0), ('<sys>', 0)]
code = compile("def called(function): function()", "helper/part.py", "exec")
exec(code)
with warnings.catch_warnings(record=True) as log:
    called(lambda: warnings.warn("text", stacklevel=2))
    called(lambda: warnings.warn("text", stacklevel=2, skip_file_prefixes=("helper",)))
print([(item.filename.rpartition("/")[2], item.lineno) for item in log])  # expect: [('part.py', 1), ('place_of_a_warning.py', 36)]
