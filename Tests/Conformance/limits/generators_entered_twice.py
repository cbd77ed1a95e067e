# A generator that runs cannot be entered: not by itself, nor by what it calls.
def resumes_itself():
    yield next(me)


me = resumes_itself()
try:
    next(me)
except ValueError as error:
    print(error)
# expect: generator already executing


def closes_itself():
    try:
        me.close()
    except ValueError as error:
        yield str(error)


me = closes_itself()
print(next(me))  # expect: generator already executing


def throws_into_itself():
    try:
        me.throw(KeyError)
    except ValueError as error:
        yield str(error)


me = throws_into_itself()
print(next(me))  # expect: generator already executing


def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield 2


me = ignores_exit()
next(me)
try:
    me.close()
except RuntimeError as error:
    print(error)
# expect: generator ignored GeneratorExit


def through_a_delegate():
    yield from iter(lambda: next(me), None)


me = through_a_delegate()
try:
    next(me)
except ValueError as error:
    print(error)
# expect: generator already executing


def delegates_to_itself():
    yield from me


me = delegates_to_itself()
try:
    next(me)
except ValueError as error:
    print(error)
# expect: generator already executing


def closed_while_closing():
    try:
        yield
    finally:
        try:
            me.close()
        except ValueError as error:
            print(error)


me = closed_while_closing()
next(me)
me.close()  # expect: generator already executing
me.close()
print(next(me, "ended"))  # expect: ended
for action in (lambda g: g.send(1), lambda g: g.throw(KeyError("k")), lambda g: g.throw(1)):
    try:
        action(x for x in [1])
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
# expect: TypeError can't send non-None value to a just-started generator
# expect: KeyError 'k'
# expect: TypeError exceptions must be classes or instances deriving from BaseException, not int


async def coroutine():
    return 1


waits = coroutine()
try:
    waits.send(None)
except StopIteration as error:
    print(error.value)
# expect: 1
try:
    waits.send(None)
except RuntimeError as error:
    print(error)
# expect: cannot reuse already awaited coroutine
