def generator(error):
    try:
        yield
    finally:
        raise error


def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield


first, second, third = Exception(1), Exception(2), Exception(3)
try:
    raise first
except Exception:
    walk = generator(third)
    next(walk)
    try:
        walk.throw(second)
    except Exception as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
    walk = handling()
    next(walk)
    try:
        walk.throw(second)
    except Exception as error:
        print(repr(error), repr(error.__context__))
    lone = Exception(4)
    for walk in (handling(), (x for x in ())):
        list(walk)
        try:
            walk.throw(lone)
        except Exception as error:
            print(repr(error), repr(error.__context__))
# expect: Exception(3) Exception(2) None
# expect: Exception(2) ZeroDivisionError('division by zero')
# expect: Exception(4) None
# expect: Exception(4) None
