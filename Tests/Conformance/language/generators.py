def numbers():
    print("started")
    got = yield 1
    print("got", got)
    got = yield 2
    print("got", got)
    return "done"


g = numbers()
print(next(g))
# expect: started
# expect: 1
print(g.send("a"))
# expect: got a
# expect: 2
try:
    g.send("b")  # expect: got b
except StopIteration as stop:
    print(repr(stop.value))  # expect: 'done'
print(list(g))  # expect: []
g = numbers()
try:
    g.send("too early")
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator
