import os

r, w = os.pipe()
os.write(w, b"ab")
os.write(w, b"cd")
print(os.read(r, 3), os.read(r, 3))  # expect: b'abc' b'd'
os.close(w)
print(os.read(r, 3))  # expect: b''
os.close(r)
r, w = os.pipe()
os.close(r)
try:
    os.write(w, b"x")
except BrokenPipeError as error:
    print(error.errno, error)  # expect: 32 [Errno 32] Broken pipe
