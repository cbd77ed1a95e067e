import socket

for arguments in ((), (socket.AF_UNIX, socket.SOCK_DGRAM)):
    left, right = socket.socketpair(*arguments)
    print(left.get_inheritable(), right.get_inheritable())
    left.close()
    right.close()
# expect: False False
# expect: False False
