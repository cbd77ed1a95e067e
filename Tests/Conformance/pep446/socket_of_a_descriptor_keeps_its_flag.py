import os
import socket

left, right = socket.socketpair()
for inheritable in (True, False):
    copy = os.dup(left.fileno())
    os.set_inheritable(copy, inheritable)
    with socket.socket(fileno=copy) as s:
        print(s.get_inheritable())
# expect: True
# expect: False
left.close()
right.close()
