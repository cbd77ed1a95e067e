import os
import socket

left, right = socket.socketpair()
r, w = os.pipe()
socket.send_fds(left, [b"x"], [r, w])
_, fds, _, _ = socket.recv_fds(right, 1, 2)
print([os.get_inheritable(fd) for fd in fds])  # expect: [True, True]
socket.send_fds(left, [b"x"], [r])
_, fds, _, _ = socket.recv_fds(right, 1, 2, socket.MSG_CMSG_CLOEXEC)
print([os.get_inheritable(fd) for fd in fds])  # expect: [True]
left.close()
right.close()
