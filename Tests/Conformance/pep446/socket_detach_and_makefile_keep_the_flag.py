import os
import socket

left, right = socket.socketpair()
left.set_inheritable(True)
with left.makefile("rb"):
    print(left.get_inheritable())  # expect: True
fd = left.detach()
print(os.get_inheritable(fd), os.get_inheritable(right.detach()))  # expect: True False
