import socket

for arguments in ((), (socket.AF_UNIX,), (socket.AF_INET, socket.SOCK_DGRAM),
                  (socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)):
    with socket.socket(*arguments) as s:
        print(s.get_inheritable(), s.type == arguments[1] & 0xF if len(arguments) > 1 else "")
# expect: False 
# expect: False 
# expect: False True
# expect: False True
