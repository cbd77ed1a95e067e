class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def child(n):
    return n + await Pause()


async def parent():
    first = await child(1)
    return first * 10


c = parent()
print(c.send(None))  # expect: paused
try:
    c.send(4)
except StopIteration as stop:
    print(stop.value)  # expect: 50


async def numbers():
    for i in range(3):
        yield i


async def collect():
    return [i async for i in numbers()]


try:
    collect().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: [0, 1, 2]
