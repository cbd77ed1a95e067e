from types import MappingProxyType

print(eval("answer", {"__builtins__": MappingProxyType({"answer": 42})}))  # expect: 42
for source, builtins in (("print(1)", {}), ("print(1)", MappingProxyType({})), ("print(1)", 123), ("import os", {}), ("class A: pass", {})):
    try:
        exec(source, {"__builtins__": builtins})
    except Exception as error:
        print(type(error).__name__, error)
# expect: NameError name 'print' is not defined
# expect: NameError name 'print' is not defined
# expect: TypeError 'int' object is not subscriptable
# expect: ImportError __import__ not found
# expect: NameError __build_class__ not found
