class Scope:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None)
        return self.swallow


with Scope("a") as a, Scope("b") as b:
    print(a, b)
# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b None
# expect: exit a None
with (Scope("c", True), Scope("d")):
    raise KeyError("inside")
# expect: enter c
# expect: enter d
# expect: exit d KeyError
# expect: exit c KeyError


def leave():
    with Scope("e"):
        return "returned"


print(leave())
# expect: enter e
# expect: exit e None
# expect: returned
for _ in range(2):
    with Scope("f"):
        continue
# expect: enter f
# expect: exit f None
# expect: enter f
# expect: exit f None
try:
    with object():
        pass
except TypeError as error:
    print(error)  # expect: 'object' object does not support the context manager protocol
