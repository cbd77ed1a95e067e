import io

b = io.BytesIO(b"hello\nworld")
print(b.read(2), b.readline(), b.tell(), b.getvalue(), b.read(), b.read())
# expect: b'he' b'llo\n' 6 b'hello\nworld' b'world' b''
b.seek(0)
b.write(b"J")
b.seek(20)
b.write(b"!")
print(b.getvalue(), b.truncate(4), b.getvalue(), list(io.BytesIO(b"a\nb")), b.getbuffer()[0], b.readable(),
      b.seekable())
# expect: b'Jello\nworld\x00\x00\x00\x00\x00\x00\x00\x00\x00!' 4 b'Jell' [b'a\n', b'b'] 74 True True
with b.getbuffer() as view:
    view[0] = 65
    try:
        b.write(b"longer than before")
    except BufferError as error:
        print(error)  # expect: Existing exports of data: object cannot be re-sized
print(b.getvalue())  # expect: b'Aell'
b.close()
try:
    b.read()
except ValueError as error:
    print(error)  # expect: I/O operation on closed file.
try:
    io.BytesIO("text")
except TypeError as error:
    print(error)  # expect: a bytes-like object is required, not 'str'
