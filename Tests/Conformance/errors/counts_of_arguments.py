for call in [
    lambda: int(1, 2, 3),
    lambda: str(1, 2, 3, 4),
    lambda: sorted(),
    lambda: sorted(1, 2),
    lambda: UnicodeDecodeError("utf-8"),
    lambda: UnicodeTranslateError("text", 1),
    lambda: SyntaxError("text", ("file", 1)),
    lambda: ExceptionGroup(1, [ValueError()]),
]:
    try:
        call()
    except TypeError as error:
        print(error)  # expect: int expected at most 2 arguments, got 3
        # expect: str expected at most 3 arguments, got 4
        # expect: sorted expected 1 argument, got 0
        # expect: sorted expected 1 argument, got 2
        # expect: function takes exactly 5 arguments (1 given)
        # expect: function takes exactly 4 arguments (2 given)
        # expect: function takes at least 4 arguments (2 given)
        # expect: BaseExceptionGroup.__new__() argument 1 must be str, not int
