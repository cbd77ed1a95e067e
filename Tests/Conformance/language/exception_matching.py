for raised in (KeyError("k"), OSError(2, "no"), ArithmeticError("a"), UnicodeError("u"), StopIteration(3)):
    try:
        raise raised
    except (LookupError, OSError) as error:
        print("first", repr(error))
    except ValueError as error:
        print("second", repr(error))
    except Exception as error:
        print("third", repr(error))
# expect: first KeyError('k')
# expect: first FileNotFoundError(2, 'no')
# expect: third ArithmeticError('a')
# expect: second UnicodeError('u')
# expect: third StopIteration(3)
try:
    try:
        raise ValueError
    except "text":
        pass
except TypeError as error:
    print(error)  # expect: catching classes that do not inherit from BaseException is not allowed
