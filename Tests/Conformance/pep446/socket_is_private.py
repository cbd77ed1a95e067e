import socket

for arguments in ((), (socket.AF_UNIX,), (socket.AF_INET, socket.SOCK_DGRAM),
                  (socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)):
    with socket.socket(*arguments) as s:
        print(s.get_inheritable(), int(s.type))
# expect: False 1
# expect: False 1
# expect: False 2
# expect: False 1
