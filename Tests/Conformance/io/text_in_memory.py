import io

s = io.StringIO("one\ntwo\r\n", newline=None)
print(s.readlines(), s.getvalue().encode())  # expect: ['one\n', 'two\n'] b'one\ntwo\n'
s = io.StringIO()
print(s.write("héllo"), s.tell(), s.seek(1), s.read(2), s.getvalue(), s.seek(0), s.truncate(2), s.getvalue())
# expect: 5 5 1 él héllo 0 2 hé
print("to memory", file=s)
print(repr(s.getvalue()))  # expect: 'to memory\n'
try:
    s.write(b"x")
except TypeError as error:
    print(error)  # expect: string argument expected, got 'bytes'
try:
    s.seek(1, 1)
except OSError as error:
    print(error)  # expect: Can't do nonzero cur-relative seeks
try:
    s.fileno()
except io.UnsupportedOperation as error:
    print(repr(error), isinstance(error, OSError), isinstance(error, ValueError))
    # expect: UnsupportedOperation('fileno') True True
