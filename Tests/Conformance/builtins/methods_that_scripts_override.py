class Text(str):
    def __str__(self):
        return "own text"

    def __bytes__(self):
        return b"own bytes"


class Number(int):
    def __hash__(self):
        return self


class Sized:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        return self.hint


text = Text("plain")
print(f"{text}", "{}".format(text), "%s" % text, bytes(text), f"{text:>6}")  # expect: own text own text own text b'own bytes'  plain
print(hash(Number(42)))  # expect: 42
for hint in (1, NotImplemented, "a", -1):
    try:
        print(list(Sized(hint)))
    except (TypeError, ValueError) as error:
        print(error)
# expect: ['a', 'b']
# expect: ['a', 'b']
# expect: __length_hint__ must be an integer, not str
# expect: __length_hint__() should return >= 0
print(ascii(text), str(errors="strict") == "")  # expect: 'plain' True
try:
    int.__new__(bool, 1)
except TypeError as error:
    print(error)
# expect: int.__new__(bool) is not safe, use bool.__new__()
for code in (10 ** 30, -(10 ** 30), -1):
    try:
        chr(code)
    except ValueError as error:
        print(error)
# expect: chr() arg not in range(0x110000)
# expect: chr() arg not in range(0x110000)
# expect: chr() arg not in range(0x110000)
print(memoryview(b"a").__lt__(b"b"), b"a".__lt__(bytearray(b"b")), b"a" < bytearray(b"b"), b"a" == memoryview(b"a"))
# expect: NotImplemented NotImplemented True True
