def careful():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"caught {error}"
        finally:
            print("cleaning")


g = careful()
next(g)
print(g.throw(ValueError("v")))  # expect: caught v
g.close()  # expect: cleaning
print(list(g))  # expect: []
g = careful()
next(g)
try:
    g.throw(KeyError("k"))  # expect: cleaning
except KeyError as error:
    print("left with", repr(error))  # expect: left with KeyError('k')


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)  # expect: generator ignored GeneratorExit
