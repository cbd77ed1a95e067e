import os
import socket

left, right = socket.socketpair()
fd = left.detach()
print(left.fileno(), os.write(fd, b"raw"), right.recv(10))  # expect: -1 3 b'raw'
again = socket.socket(fileno=fd)
print(again.family == socket.AF_UNIX, again.type == socket.SOCK_STREAM, again.fileno() == fd)  # expect: True True True
again.close()
print(right.recv(1))  # expect: b''
right.close()
for value in (-1, 9999, "x"):
    try:
        socket.socket(fileno=value)
    except (ValueError, OSError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError negative file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: TypeError 'str' object cannot be interpreted as an integer
