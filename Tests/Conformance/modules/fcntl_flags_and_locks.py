import fcntl
import os
import struct

r, w = os.pipe()
flags = fcntl.fcntl(r, fcntl.F_GETFL)
fcntl.fcntl(r, fcntl.F_SETFL, flags | os.O_NONBLOCK)
print(os.get_blocking(r), fcntl.fcntl(r, fcntl.F_GETFD) == fcntl.FD_CLOEXEC)  # expect: False True
os.write(w, b"12345")
print(struct.unpack("i", fcntl.ioctl(r, 0x541B, b"\0\0\0\0")))  # expect: (5,)
with open("f", "w") as file:
    print(fcntl.flock(file, fcntl.LOCK_EX), fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB))  # expect: None None
    with open("f") as other:
        try:
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            print(error)  # expect: [Errno 11] Resource temporarily unavailable
for call in ("fcntl.fcntl(-1, fcntl.F_GETFD)", "fcntl.fcntl('x', 1)", "fcntl.fcntl(9999, fcntl.F_GETFD)",
             "fcntl.fcntl(r, 9999)"):
    try:
        eval(call)
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError file descriptor cannot be a negative integer (-1)
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 22] Invalid argument
