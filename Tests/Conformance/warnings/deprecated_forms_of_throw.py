import warnings


def generator():
    yield


async def coroutine():
    pass


async def asynchronous():
    yield


def plain():
    pass


def caught(action):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            action()
        except ValueError:
            pass
    return [(w.category.__name__, str(w.message)) for w in found]


started = coroutine()
print(caught(lambda: generator().throw(ValueError, "a")))
# expect: [('DeprecationWarning', 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.')]
print(caught(lambda: generator().throw(ValueError("a"))))  # expect: []
print(caught(lambda: started.throw(ValueError, "a", None)))
# expect: [('DeprecationWarning', 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.')]
step = []
print([w for w in caught(lambda: step.append(asynchronous().athrow(ValueError, "a"))) if w[0] == "DeprecationWarning"])
# expect: [('DeprecationWarning', 'the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.')]
step.pop().close()
print(caught(lambda: setattr(plain, "__code__", generator.__code__)))
# expect: [('DeprecationWarning', 'Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)')]
