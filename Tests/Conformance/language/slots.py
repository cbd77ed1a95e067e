class Pair:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


p = Pair(1)
print(p.a)  # expect: 1
for action in ("p.b", "p.c = 1", "p.__dict__"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)
# expect: 'Pair' object has no attribute 'b'
# expect: 'Pair' object has no attribute 'c' and no __dict__ for setting new attributes
# expect: 'Pair' object has no attribute '__dict__'


class Loose(Pair):
    pass


loose = Loose(2)
loose.c = 3
print(loose.a, loose.c, loose.__dict__)  # expect: 2 3 {'c': 3}
