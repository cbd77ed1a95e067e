import socket

left, right = socket.socketpair()
reader = right.makefile("rb")
right.close()
left.sendall(b"still here")
left.close()
print(reader.read(), right.fileno() > 2)  # expect: b'still here' True
reader.close()
print(right.fileno())  # expect: -1
