import os


class Path:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return self.name


open(Path("made"), "w").close()
print(os.fspath(Path("x")), os.fspath("s"), os.fspath(b"b"), os.path.exists(Path("made")),
      os.path.join(Path("a"), "b"), isinstance(Path("x"), os.PathLike))
# expect: x s b'b' True a/b True
for value in (5, Path(5), None):
    try:
        os.fspath(value)
    except TypeError as error:
        print(error)
# expect: expected str, bytes or os.PathLike object, not int
# expect: expected Path.__fspath__() to return str or bytes, not int
# expect: expected str, bytes or os.PathLike object, not NoneType
print(os.fsencode("é"), os.fsdecode(b"\xc3\xa9"), ascii(os.fsdecode(b"\xff")), os.fsencode(os.fsdecode(b"\xff")))
# expect: b'\xc3\xa9' é '\udcff' b'\xff'
