import io

file = open("f", "w")
for kind in (io.IOBase, io.TextIOBase, io.BufferedIOBase, io.RawIOBase):
    print(kind.__name__, isinstance(file, kind), isinstance(file.buffer, kind), isinstance(file.buffer.raw, kind),
          isinstance(io.BytesIO(), kind), isinstance(io.StringIO(), kind))
# expect: IOBase True True True True True
# expect: TextIOBase True False False False True
# expect: BufferedIOBase False True False True False
# expect: RawIOBase False False True False False
print(io.DEFAULT_BUFFER_SIZE, io.open is open, io.SEEK_END, io.text_encoding("utf-8"))  # expect: 8192 True 2 utf-8


class Mine(io.IOBase):
    pass


with Mine() as mine:
    print(mine.closed, mine.readable())  # expect: False False
    try:
        mine.fileno()
    except io.UnsupportedOperation as error:
        print(error)  # expect: fileno
print(mine.closed)  # expect: True
