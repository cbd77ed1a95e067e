def inner():
    got = yield "i1"
    print("inner got", got)
    try:
        yield "i2"
    except ValueError:
        print("inner caught")
    return "result"


def outer():
    result = yield from inner()
    print("outer has", result)
    yield from [1, 2]


g = outer()
print(next(g))  # expect: i1
print(g.send("x"))
# expect: inner got x
# expect: i2
print(g.throw(ValueError))
# expect: inner caught
# expect: outer has result
# expect: 1
print(list(g))  # expect: [2]
