import os


class Path:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return self.name


open(Path("made"), "w").close()
print(os.fspath(Path("x")), os.fspath("s"), os.fspath(b"b"), os.path.exists(Path("made")), os.path.join(Path("a"), "b"), isinstance(Path("x"), os.PathLike))
for value in (5, Path(5), None):
    try:
        os.fspath(value)
    except TypeError as error:
        print(error)
print(os.fsencode("é"), os.fsdecode(b"\xc3\xa9"), ascii(os.fsdecode(b"\xff")), os.fsencode(os.fsdecode(b"\xff")))
