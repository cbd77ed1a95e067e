# Globals whose __builtins__ is missing a name, is no dict, or is empty.
for given in ({}, {"len": 5}, {"__import__": None}):
    for source in ("len([])", "print", "__import__('sys')", "[x for x in range(3)]", "1 + 1"):
        try:
            print(eval(source, {"__builtins__": dict(given)}))
        except (NameError, TypeError) as error:
            print(type(error).__name__, error)
# expect: NameError name 'len' is not defined
# expect: NameError name 'print' is not defined
# expect: NameError name '__import__' is not defined
# expect: NameError name 'range' is not defined
# expect: 2
# expect: TypeError 'int' object is not callable
# expect: NameError name 'print' is not defined
# expect: NameError name '__import__' is not defined
# expect: NameError name 'range' is not defined
# expect: 2
# expect: NameError name 'len' is not defined
# expect: NameError name 'print' is not defined
# expect: TypeError 'NoneType' object is not callable
# expect: NameError name 'range' is not defined
# expect: 2
space = {"__builtins__": {}}
try:
    exec("class A: pass", space)
except NameError as error:
    print(error)
# expect: __build_class__ not found
try:
    exec("import sys", space)
except ImportError as error:
    print(error)
# expect: __import__ not found
exec("def f(): return 5", space)
print(space["f"](), space["f"].__builtins__)  # expect: 5 {}
try:
    exec("assert False", {"__builtins__": {}})
except (AssertionError, NameError) as error:
    print(type(error).__name__)
# expect: AssertionError
import builtins

real = builtins.len
builtins.len = lambda value: 42
print(len([]))  # expect: 42
del builtins.len
try:
    len([])
except NameError as error:
    print(error)
# expect: name 'len' is not defined
builtins.len = real
print(len([1]))  # expect: 1
builtins.added = 7
print(added)  # expect: 7
del builtins.added
