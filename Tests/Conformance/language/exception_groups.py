try:
    raise ExceptionGroup("many", [ValueError("v"), TypeError("t"), ExceptionGroup("in", [ValueError("w")])])
except* ValueError as group:
    print("values", group.exceptions)  # expect: values (ValueError('v'), ExceptionGroup('in', [ValueError('w')]))
except* TypeError as group:
    print("types", repr(group))  # expect: types ExceptionGroup('many', [TypeError('t')])
group = ExceptionGroup("g", [OSError(1, "x"), KeyError(2)])
print(group, group.message, group.split(KeyError))
# expect: g (2 sub-exceptions) g (ExceptionGroup('g', [KeyError(2)]), ExceptionGroup('g', [PermissionError(1, 'x')]))
