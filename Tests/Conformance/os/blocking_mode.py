import os

r, w = os.pipe()
print(os.get_blocking(r))  # expect: True
os.set_blocking(r, False)
print(os.get_blocking(r))  # expect: False
try:
    os.read(r, 1)
except BlockingIOError as error:
    print(error.errno, error)  # expect: 11 [Errno 11] Resource temporarily unavailable
os.set_blocking(w, False)
sent = 0
try:
    while True:
        sent += os.write(w, b"x" * 65536)
except BlockingIOError:
    print(sent >= 4096)  # expect: True
