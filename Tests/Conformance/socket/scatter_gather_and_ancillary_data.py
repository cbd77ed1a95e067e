import os
import socket

left, right = socket.socketpair()
print(left.sendmsg([b"ab", b"cd"]))  # expect: 4
print(right.recvmsg(3), right.recv(10))  # expect: (b'abc', [], 0, None) b'd'
left.sendmsg([b"xyz"])
one, two = bytearray(2), bytearray(2)
print(right.recvmsg_into([one, two])[0], one, two)  # expect: 3 bytearray(b'xy') bytearray(b'z\x00')
r, w = os.pipe()
socket.send_fds(left, [b"fd"], [r])
data, fds, flags, address = socket.recv_fds(right, 10, 4)
os.write(w, b"via the copy")
print(data, len(fds), fds[0] != r, os.read(fds[0], 100))  # expect: b'fd' 1 True b'via the copy'
for fd in (r, w, *fds):
    os.close(fd)
print(socket.CMSG_LEN(4) > 4, socket.CMSG_SPACE(4) >= socket.CMSG_LEN(4))  # expect: True True
left.close()
right.close()
