class Eraser:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return False

    def __hash__(self):
        return 1


x = [1, 2, 3, 4]
print(Eraser(x) in x, x)  # expect: False []
x = []
x += [Eraser(x), 2, 3]
try:
    x.remove(5)
except ValueError as error:
    print(error)  # expect: list.remove(x): x not in list
x = []
x += [Eraser(x), 2, 3]
print(x.count(5), x)  # expect: 0 []
d = {}
d[Eraser(d)] = 1
d[Eraser(d)] = 2
print(len(d) <= 2)  # expect: True
a = [1, 2]
a[0] = Eraser(a)
print(a == [5, 6], a)  # expect: False []
