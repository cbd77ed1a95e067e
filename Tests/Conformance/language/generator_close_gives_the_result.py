def answers():
    try:
        yield
    except GeneratorExit:
        return 7


g = answers()
next(g)
print(g.close(), g.close())  # expect: 7 None
unstarted = answers()
print(unstarted.close())  # expect: None


def stubborn():
    try:
        yield
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)  # expect: generator ignored GeneratorExit
