x = 1


def f(a):
    b = 2
    return sorted(locals().items())


print(f(1), globals()["x"], "f" in globals(), locals() is globals())  # expect: [('a', 1), ('b', 2)] 1 True True
globals()["made"] = 7
print(made, __name__)  # expect: 7 __main__


def g():
    locals()["q"] = 1
    return "q" in locals()


print(g())  # expect: False
