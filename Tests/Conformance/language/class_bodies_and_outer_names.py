def outer(x):
    class Body:
        nonlocal x
        x += 1

        def get(self):
            return x

    return Body(), x


body, value = outer(0)
print(body.get(), value, "x" in type(body).__dict__)  # expect: 1 1 False
namespace = {}
exec("""
def f():
    y = 1
    def g():
        global y
        return y
    return g
y = 9
result = f()()
""", namespace, local := {})
print(namespace["y"], local["result"], "y" in local)  # expect: 9 9 False


class Meta(type):
    def mro(cls):
        print(cls.__dict__["own"]())
        return super().mro()


class Made(metaclass=Meta):
    def own():
        return __class__.__name__  # expect: Made


class Emptied:
    def method(self):
        nonlocal __class__
        del __class__
        super()


try:
    Emptied().method()
except RuntimeError as error:
    print(error)  # expect: super(): empty __class__ cell


class Text(str):
    def __get__(self, instance, owner):
        return "from the descriptor"


class Holder:
    text = Text("plain")


print(Holder.text, Holder().text)  # expect: from the descriptor from the descriptor


class Bound:
    def method(self, cls):
        return cls.__name__


class Target:
    through = classmethod(Bound().method)


print(Target.through())  # expect: Target


class Endless:
    pass


Endless.__call__ = Endless()
try:
    Endless()()
except RecursionError:
    print("RecursionError")  # expect: RecursionError


class Counting(dict):
    def __missing__(self, key):
        return key * 2


print(eval("ab", Counting(__builtins__={})))  # expect: abab
