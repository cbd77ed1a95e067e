try:
    try:
        raise ExceptionGroup("all", [TypeError(1), ExceptionGroup("inner", [ValueError(2), OSError(3)])])
    except* TypeError:
        raise
    except* ValueError as group:
        raise
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('all', [TypeError(1), ExceptionGroup('inner', [ValueError(2), OSError(3)])])
try:
    try:
        raise ExceptionGroup("all", [TypeError(1), ValueError(2)])
    except* TypeError:
        raise KeyError("new")
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('', [KeyError('new'), ExceptionGroup('all', [ValueError(2)])])
try:
    try:
        raise ValueError
    except* (ValueError, 42):
        pass
except TypeError as error:
    print(error)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    try:
        raise ValueError
    except (ValueError, 42):
        pass
except TypeError as error:
    print(error)  # expect: catching classes that do not inherit from BaseException is not allowed
