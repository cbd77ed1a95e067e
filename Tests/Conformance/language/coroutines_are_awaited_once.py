# A coroutine is awaited once; a generator returns out of loops that hold values.
async def inner(n):
    return n


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def outer():
    coroutine = inner(1)
    first = await coroutine
    try:
        await coroutine
    except RuntimeError as error:
        return first, str(error)


print(run(outer()))
# expect: (1, 'cannot reuse already awaited coroutine')


class Pause:
    def __await__(self):
        return (yield "paused")


async def waits():
    return await Pause()


async def awaits(coroutine):
    return await coroutine


shared = waits()
first, second = awaits(shared), awaits(shared)
print(first.send(None))
try:
    second.send(None)
except RuntimeError as error:
    print(error)
try:
    first.send(5)
except StopIteration as stop:
    print(stop.value)
try:
    awaits(shared).send(None)
except RuntimeError as error:
    print(error)
# expect: paused
# expect: coroutine is being awaited already
# expect: 5
# expect: cannot reuse already awaited coroutine


def pairs():
    for x in (1, 2, 3):
        for c in "xyz":
            if c == "y":
                yield x, c
            if x == 2:
                return "early"


generator, seen = pairs(), []
while True:
    try:
        seen.append(next(generator))
    except StopIteration as stop:
        seen.append(stop.value)
        break
print(seen)
# expect: [(1, 'y'), 'early']
