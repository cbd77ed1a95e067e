# Entries of __slots__ through the same instruction: set, missing, deleted, of classes that differ.
class Point:
    __slots__ = ("x", "y")


class Named(Point):
    __slots__ = ("name",)


class Open(Point):
    pass


class Shadow(Point):
    x = "class attribute"


def read(thing):
    try:
        return thing.x
    except AttributeError as error:
        return str(error)


def store(thing, value):
    try:
        thing.x = value
    except AttributeError as error:
        return str(error)


things = [Point(), Named(), Open(), Point(), Shadow()]
for _ in range(3):
    print([read(thing) for thing in things])
    # expect: ["'Point' object has no attribute 'x'", "'Named' object has no attribute 'x'", "'Open' object has no attribute 'x'", "'Point' object has no attribute 'x'", 'class attribute']
    # expect: [0, 1, 2, 3, 4]
    # expect: [0, 1, 2, 3, 4]
    for number, thing in enumerate(things):
        store(thing, number)
del things[0].x
print(read(things[0]), read(things[3]))  # expect: 'Point' object has no attribute 'x' 3
Named.x = property(lambda self: "property")
print(read(things[1]), store(things[1], 5))  # expect: property property '<lambda>' of 'Named' object has no setter
