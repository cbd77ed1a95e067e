import socket

s = socket.socket()
print("open" if s.fileno() >= 0 else "closed")  # expect: open
s.close()
s.close()
print(s.fileno(), repr(s)[:23])  # expect: -1 <socket.socket [closed]
for action in (lambda: s.bind(("127.0.0.1", 0)), lambda: s.send(b"x"), s.getsockname, s.listen, s.dup):
    try:
        action()
    except OSError as error:
        print(error)
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
