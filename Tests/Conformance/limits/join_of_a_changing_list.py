# str.join and bytes.join of sequences that change while they are read.
class Text(str):
    pass


class Words:
    def __init__(self):
        self.items = ["a", "b", "c"]

    def __iter__(self):
        for item in list(self.items):
            self.items.clear()
            yield item


print("-".join(Words()))  # expect: a-b-c
items = ["a", "b", "c"]


class Meddling(list):
    def __iter__(self):
        self.clear()
        return iter(["x", "y"])


print("-".join(Meddling("abc")))  # expect: x-y
print(b"-".join([b"a", bytearray(b"b"), memoryview(b"c")]))  # expect: b'a-b-c'


def shrinking():
    yield "a"
    items.clear()
    yield "b"


print("+".join(shrinking()), items)  # expect: a+b []
for bad in [["a", 1], [b"a"], ["a", None], 5, [["a"]]]:
    try:
        "-".join(bad)
    except TypeError as error:
        print(error)
# expect: sequence item 1: expected str instance, int found
# expect: sequence item 0: expected str instance, bytes found
# expect: sequence item 1: expected str instance, NoneType found
# expect: can only join an iterable
# expect: sequence item 0: expected str instance, list found
for bad in [[b"a", 1], ["a"], [b"a", None], 5]:
    try:
        b"-".join(bad)
    except TypeError as error:
        print(error)
# expect: sequence item 1: expected a bytes-like object, int found
# expect: sequence item 0: expected a bytes-like object, str found
# expect: sequence item 1: expected a bytes-like object, NoneType found
# expect: can only join an iterable
print(Text("-").join([Text("a"), "b"]))  # expect: a-b

