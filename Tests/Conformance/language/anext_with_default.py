# `anext` with a default: an awaitable of its own, over each kind of asynchronous iterator.
async def ag():
    yield 1
    yield 2
class Pause:
    def __await__(self): return (yield "paused")
async def waits():
    yield await Pause()
class It:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        self.n -= 1
        if self.n < 0: raise StopAsyncIteration
        return self.n
def show(f):
    try: r = f()
    except BaseException as e: r = f"{type(e).__name__}: {e}"
    print(r)
async def a(): g = ag(); return [await anext(g, "d") for _ in range(4)]
show(lambda: a().send(None))
async def a(): g = It(2); return [await anext(g, "d") for _ in range(4)], await anext(It(1))
show(lambda: a().send(None))
async def a(): return await anext(It(0))
show(lambda: a().send(None))
async def a(): return await anext(It(0), None)
show(lambda: a().send(None))
async def a(): g = waits(); return await anext(g, 5), await anext(g, 6)
# expect: StopIteration: [1, 2, 'd', 'd']
# expect: StopIteration: ([1, 0, 'd', 'd'], 0)
# expect: StopAsyncIteration: 
# expect: StopIteration: 

c = a(); show(lambda: c.send(None)); show(lambda: c.send("sent"))
# expect: paused
# expect: StopIteration: ('sent', 6)

c = a(); show(lambda: c.send(None)); show(lambda: c.throw(KeyError("k")))
# expect: paused
# expect: KeyError: 'k'

c = a(); show(lambda: c.send(None)); show(lambda: c.throw(StopAsyncIteration))
# expect: paused
# expect: RuntimeError: async generator raised StopAsyncIteration

c = a(); show(lambda: c.send(None)); show(lambda: c.close())
# expect: paused
# expect: None

w = anext(ag(), 3); print(type(w).__name__, w.__await__() is w, iter(w) is w)
show(lambda: w.send(None)); show(lambda: w.send(None))
# expect: anext_awaitable True True
# expect: StopIteration: 1
# expect: RuntimeError: cannot reuse already awaited __anext__()/asend()

w = anext(It(0), 3); show(lambda: next(w)); show(lambda: next(w))
# expect: StopIteration: 3
# expect: RuntimeError: cannot reuse already awaited coroutine

w = anext(It(0), 3); show(lambda: w.send(None))
# expect: StopIteration: 3

w = anext(It(0), 3); show(lambda: w.throw(ValueError("v")))
# expect: ValueError: v

w = anext(It(0), 3); show(lambda: w.close()); show(lambda: w.close())
show(lambda: anext(5, 3)); show(lambda: anext()); show(lambda: anext(1, 2, 3)); show(lambda: anext(ag(), default=3))
# expect: None
# expect: None
# expect: TypeError: 'int' object is not an async iterator
# expect: TypeError: anext expected at least 1 argument, got 0
# expect: TypeError: anext expected at most 2 arguments, got 3
# expect: TypeError: anext() takes no keyword arguments


class Bad:
    def __anext__(self): return 5
show(lambda: anext(Bad(), 1).send(None)); show(lambda: next(anext(Bad(), 1)))
# expect: TypeError: object int can't be used in 'await' expression
# expect: TypeError: object int can't be used in 'await' expression


class Gen:
    def __anext__(self): return self
    def __await__(self): yield "g"; raise StopAsyncIteration
async def a(): return await anext(Gen(), "fallback")

c = a(); show(lambda: c.send(None)); show(lambda: c.send(None))
show(lambda: type(w)())
# expect: g
# expect: g
# expect: TypeError: cannot create 'anext_awaitable' instances
