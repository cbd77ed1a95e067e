def again():
    try:
        raise KeyError("k")
    except KeyError:
        raise


try:
    again()
except KeyError as error:
    print(repr(error))  # expect: KeyError('k')
try:
    raise
except RuntimeError as error:
    print(error)  # expect: No active exception to reraise
try:
    raise 5
except TypeError as error:
    print(error)  # expect: exceptions must derive from BaseException
try:
    raise ValueError from 5
except TypeError as error:
    print(error)  # expect: exception causes must derive from BaseException
