# A local's finaliser, and a generator that is closed with its consumer, look at the frames that are just ending.
import sys


class Look:
    def __del__(self):
        frames.append(sys._getframe(1))
        frames.append(sys._getframe())


frames = []


def returns():
    look = Look()
    return 1


def raises():
    look = Look()
    raise ValueError


def inner():
    try:
        yield 1
        yield 2
    finally:
        frames.append(sys._getframe())


def outer():
    yield from inner()


returns()
try:
    raises()
except ValueError:
    pass
print(len(frames), {frame.f_code.co_name for frame in frames} >= {"__del__"})  # expect: 4 True
for item in outer():
    break
closing = outer()
next(closing)
closing.close()
print([frame.f_code.co_name for frame in frames[4:]])  # expect: ['inner', 'inner']
frames.clear()
