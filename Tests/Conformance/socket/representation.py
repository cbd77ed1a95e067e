import socket

s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
fd = s.fileno()
print(repr(s).replace(f"fd={fd}", "fd=N"))  # expect: <socket.socket fd=N, family=1, type=2, proto=0>
s.close()
print(repr(s))  # expect: <socket.socket [closed] fd=-1, family=1, type=2, proto=0>
print(repr(socket.AF_INET), repr(socket.SOCK_STREAM), int(socket.AF_INET), socket.AF_UNIX == 1)
# expect: <AddressFamily.AF_INET: 2> <SocketKind.SOCK_STREAM: 1> 2 True
