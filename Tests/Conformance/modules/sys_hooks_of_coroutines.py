import sys
import types

print(sys.get_coroutine_origin_tracking_depth())  # expect: 0
sys.set_coroutine_origin_tracking_depth(2)


async def work():
    pass


def make():
    return work()


coroutine = make()
print([(line - make.__code__.co_firstlineno, name) for _, line, name in coroutine.cr_origin][0], len(coroutine.cr_origin))  # expect: (1, 'make') 2
coroutine.close()
sys.set_coroutine_origin_tracking_depth(0)
coroutine = work()
print(coroutine.cr_origin, isinstance(coroutine, types.CoroutineType))  # expect: None True
coroutine.close()
print(tuple(sys.get_asyncgen_hooks()))  # expect: (None, None)
seen = []
sys.set_asyncgen_hooks(firstiter=lambda g: seen.append("first " + g.__name__), finalizer=lambda g: seen.append("last"))


async def numbers():
    yield 1


g = numbers()
try:
    g.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 1
print(seen, isinstance(g, types.AsyncGeneratorType))  # expect: ['first numbers'] True
del g
print(seen)  # expect: ['first numbers', 'last']
sys.set_asyncgen_hooks(None, None)


@types.coroutine
def step():
    return (yield "waiting")


async def main():
    return await step()


c = main()
print(c.send(None), c.cr_await.gi_code.co_name)  # expect: waiting step
try:
    c.send("done")
except StopIteration as stop:
    print(stop.value)  # expect: done
