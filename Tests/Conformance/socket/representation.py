import socket

s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
fd = s.fileno()
print(repr(s).replace(f"fd={fd}", "fd=N"))  # expect: <socket.socket fd=N, family=1, type=2, proto=0>
s.close()
print(repr(s))  # expect: <socket.socket [closed] fd=-1, family=1, type=2, proto=0>
print(int(socket.AF_INET), int(socket.SOCK_STREAM), socket.AF_UNIX == 1)  # expect: 2 1 True
