import warnings

before = warnings.filters
with warnings.catch_warnings(record=True) as log:
    print(warnings.filters is before, warnings.filters == before)  # expect: False True
    warnings.simplefilter("always")
    warnings.warn("first")
    warnings.warn("second", RuntimeWarning)
print(warnings.filters is before)  # expect: True
for item in log:
    print(item.message, item.category.__name__, item.lineno, item.line, item.file, item.source)  # expect: first UserWarning 7 None None None
    # expect: second RuntimeWarning 8 None None None
print(str(log[0]).replace(__file__, "FILE"))  # expect: {message : UserWarning('first'), category : 'UserWarning', filename : 'FILE', lineno : 7, line : None}
with warnings.catch_warnings(action="error", category=RuntimeWarning) as nothing:
    print(nothing)  # expect: None
    try:
        warnings.warn("third", RuntimeWarning)
    except RuntimeWarning as error:
        print(repr(error))  # expect: RuntimeWarning('third')
print(warnings.catch_warnings(), warnings.catch_warnings(record=True))  # expect: catch_warnings() catch_warnings(record=True)
manager = warnings.catch_warnings()
try:
    manager.__exit__()
except RuntimeError as error:
    print(error)  # expect: Cannot exit catch_warnings() without entering first
with manager:
    try:
        manager.__enter__()
    except RuntimeError as error:
        print(error)  # expect: Cannot enter catch_warnings() twice
