import sys


def trace(function):
    """The events of a call: first letter, function if another, line from its def."""
    log = []
    own = function.__code__

    def tracer(frame, event, argument):
        code = frame.f_code
        if code.co_filename not in (__file__, "<string>"):
            return None
        line = frame.f_lineno - (own.co_firstlineno if code.co_filename == __file__ else 0)
        name = "" if code is own else code.co_name + ":"
        what = argument[0].__name__ if event == "exception" else repr(argument) if event == "return" and type(argument) in (int, str) else ""
        log.append(f"{event[0]}.{name}{line}" + (f"={what}" if what else ""))
        return tracer

    sys.settrace(tracer)
    try:
        function()
    finally:
        sys.settrace(None)
    return " ".join(log)


def g3():
    yield 1
    yield 2
    return 3


class Iter:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n


def gen_for():
    for x in g3():
        y = x


def gen_next():
    g = g3()
    next(g)
    next(g)
    try:
        next(g)
    except StopIteration:
        pass


def gen_send_throw():
    def g():
        try:
            x = yield 1
        except ValueError:
            yield 7
    it = g()
    next(it)
    it.throw(ValueError)
    it.close()


def yield_from():
    def inner():
        x = yield 1
        return 2
    def outer():
        r = yield from inner()
        yield r
    return list(outer())


def iter_class():
    for i in Iter():
        pass


def coroutine():
    async def inner():
        return 1
    async def outer():
        x = await inner()
        return x
    c = outer()
    try:
        c.send(None)
    except StopIteration:
        pass


def async_things():
    class AI:
        def __aiter__(self): return self
        n = 0
        async def __anext__(self):
            self.n += 1
            if self.n > 2: raise StopAsyncIteration
            return self.n
    class AC:
        async def __aenter__(self): return 1
        async def __aexit__(self, *a): return None
    async def run():
        async for i in AI():
            x = i
        async with AC() as y:
            z = y
        return [i async for i in AI()]
    try:
        run().send(None)
    except StopIteration:
        pass


print(trace(gen_for))  # expect: c.0 l.1 c.g3:-16 l.g3:-15 r.g3:-15=1 l.2 l.1 c.g3:-15 l.g3:-14 r.g3:-14=2 l.2 l.1 c.g3:-14 l.g3:-13 r.g3:-13=3 e.1=StopIteration r.1
print(trace(gen_next))  # expect: c.0 l.1 l.2 c.g3:-21 l.g3:-20 r.g3:-20=1 l.3 c.g3:-20 l.g3:-19 r.g3:-19=2 l.4 l.5 c.g3:-19 l.g3:-18 r.g3:-18=3 e.5=StopIteration l.6 l.7 r.7
print(trace(gen_send_throw))  # expect: c.0 l.1 l.6 l.7 c.g:1 l.g:2 l.g:3 r.g:3=1 l.8 c.g:3 e.g:3=ValueError l.g:4 l.g:5 r.g:5=7 l.9 c.g:5 e.g:5=GeneratorExit r.g:5 r.9
print(trace(yield_from))  # expect: c.0 l.1 l.4 l.7 c.outer:4 l.outer:5 c.inner:1 l.inner:2 r.inner:2=1 r.outer:5=1 c.outer:5 c.inner:2 l.inner:3 r.inner:3=2 e.outer:5=StopIteration l.outer:6 r.outer:6=2 c.outer:6 r.outer:6 r.7
print(trace(iter_class))  # expect: c.0 l.1 c.__iter__:-45 l.__iter__:-45 r.__iter__:-45 c.__next__:-44 l.__next__:-43 l.__next__:-42 l.__next__:-40 r.__next__:-40=1 l.2 l.1 c.__next__:-44 l.__next__:-43 l.__next__:-42 l.__next__:-40 r.__next__:-40=2 l.2 l.1 c.__next__:-44 l.__next__:-43 l.__next__:-42 l.__next__:-41 e.__next__:-41=StopIteration r.__next__:-41 e.1=StopIteration r.1
print(trace(coroutine))  # expect: c.0 l.1 l.3 l.6 l.7 l.8 c.outer:3 l.outer:4 c.inner:1 l.inner:2 r.inner:2=1 e.outer:4=StopIteration l.outer:5 r.outer:5=1 e.8=StopIteration l.9 l.10 r.10
print(trace(async_things))  # expect: c.0 l.1 c.AI:1 l.AI:1 l.AI:2 l.AI:3 l.AI:4 r.AI:4 l.8 c.AC:8 l.AC:8 l.AC:9 l.AC:10 r.AC:10 l.11 l.17 l.18 c.run:11 l.run:12 c.__aiter__:2 l.__aiter__:2 r.__aiter__:2 c.__anext__:4 l.__anext__:5 l.__anext__:6 l.__anext__:7 r.__anext__:7=1 e.run:12=StopIteration l.run:13 l.run:12 c.__anext__:4 l.__anext__:5 l.__anext__:6 l.__anext__:7 r.__anext__:7=2 e.run:12=StopIteration l.run:13 l.run:12 c.__anext__:4 l.__anext__:5 l.__anext__:6 e.__anext__:6=StopAsyncIteration r.__anext__:6 e.run:12=StopAsyncIteration l.run:14 c.__aenter__:9 l.__aenter__:9 r.__aenter__:9=1 e.run:14=StopIteration l.run:15 l.run:14 c.__aexit__:10 l.__aexit__:10 r.__aexit__:10 e.run:14=StopIteration l.run:16 c.__aiter__:2 l.__aiter__:2 r.__aiter__:2 c.__anext__:4 l.__anext__:5 l.__anext__:6 l.__anext__:7 r.__anext__:7=1 e.run:16=StopIteration l.run:16 c.__anext__:4 l.__anext__:5 l.__anext__:6 l.__anext__:7 r.__anext__:7=2 e.run:16=StopIteration l.run:16 c.__anext__:4 l.__anext__:5 l.__anext__:6 e.__anext__:6=StopAsyncIteration r.__anext__:6 e.run:16=StopAsyncIteration r.run:16 e.18=StopIteration l.19 l.20 r.20
