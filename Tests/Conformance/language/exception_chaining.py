try:
    try:
        raise KeyError("first")
    except KeyError as error:
        raise ValueError("second") from error
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
    # expect: KeyError('first') KeyError('first') True
try:
    try:
        raise KeyError("first")
    finally:
        raise ValueError("second")
except ValueError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)  # expect: None KeyError('first') False
try:
    try:
        raise KeyError("first")
    except KeyError:
        raise ValueError("second") from None
except ValueError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)  # expect: None KeyError('first') True
