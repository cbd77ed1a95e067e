import socket

left, right = socket.socketpair()
left.shutdown(socket.SHUT_WR)
print(right.recv(1))  # expect: b''
try:
    left.send(b"x")
except BrokenPipeError as error:
    print(error)  # expect: [Errno 32] Broken pipe
right.sendall(b"other way")
print(left.recv(100))  # expect: b'other way'
right.close()
left.close()
try:
    left.recv(1)
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
