import socket

print(socket.inet_aton("127.0.0.1"), socket.inet_ntoa(b"\x01\x02\x03\x04"), socket.inet_pton(socket.AF_INET6, "::1"),
      socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\x01"))
# expect: b'\x7f\x00\x00\x01' 1.2.3.4 b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01' ::1
print(socket.htons(1), socket.ntohs(256), socket.htonl(1), socket.ntohl(16777216), socket.has_ipv6 in (True, False))
# expect: 256 1 16777216 1 True
print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM)[0][4], socket.gethostbyname("127.0.0.1"))
# expect: ('127.0.0.1', 80) 127.0.0.1
for call in ("socket.inet_aton('x')", "socket.inet_pton(socket.AF_INET, 'x')", "socket.htons(-1)",
             "socket.htons(70000)", "socket.inet_ntoa(b'x')"):
    try:
        eval(call)
    except (OSError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
# expect: OSError illegal IP address string passed to inet_aton
# expect: OSError illegal IP address string passed to inet_pton
# expect: OverflowError htons: can't convert negative Python int to C 16-bit unsigned integer
# expect: OverflowError htons: Python int too large to convert to C 16-bit unsigned integer
# expect: OSError packed IP wrong length for inet_ntoa
