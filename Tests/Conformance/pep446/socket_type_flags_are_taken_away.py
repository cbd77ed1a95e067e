import socket

with socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK) as s:
    print(int(s.type), s.gettimeout(), s.get_inheritable())  # expect: 1 0.0 False
