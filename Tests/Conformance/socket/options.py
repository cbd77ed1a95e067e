import socket
import struct

with socket.socket() as s:
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR),
          s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
    # expect: 1 True
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 5))
    print(struct.unpack("ii", s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))  # expect: (1, 5)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))  # expect: 1
    print(s.family == socket.AF_INET, s.type == socket.SOCK_STREAM, s.proto)  # expect: True True 0
    try:
        s.setsockopt(999, 999, 1)
    except OSError as error:
        print(error.errno)  # expect: 92
