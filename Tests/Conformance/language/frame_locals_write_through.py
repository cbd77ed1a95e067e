import sys


def function():
    value = 1
    proxy = sys._getframe().f_locals
    proxy["value"] = 5
    proxy["added"] = 3
    print(value, proxy["added"], type(proxy).__name__)  # expect: 5 3 FrameLocalsProxy
    print(sorted(proxy), len(proxy), "value" in proxy, proxy.get("missing", 9))  # expect: ['added', 'proxy', 'value'] 3 True 9
    print(proxy is sys._getframe().f_locals, proxy == sys._getframe().f_locals)  # expect: False True
    try:
        del proxy["value"]
    except TypeError as error:
        print(error)  # expect: cannot remove variables from FrameLocalsProxy

    def inner():
        nonlocal value
        value = 7

    inner()
    print(proxy["value"], locals()["added"], proxy | {"value": 0} == {**proxy, "value": 0})  # expect: 7 3 True
    proxy.update(value=8) if False else proxy.update({"value": 8})
    return value


print(function())  # expect: 8


def snapshots():
    x = 1
    first = locals()
    x = 2
    return first["x"], locals()["x"], first is locals()


print(snapshots())  # expect: (1, 2, False)


def generator():
    x = 1
    yield x
    yield x


g = generator()
next(g)
g.gi_frame.f_locals["x"] = 9
print(next(g), g.gi_frame is g.gi_frame, g.gi_frame.f_lineno - generator.__code__.co_firstlineno)  # expect: 9 True 3
frame = g.gi_frame
g.close()
print(g.gi_frame, dict(frame.f_locals))  # expect: None {'x': 9}
