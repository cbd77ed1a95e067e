import socket

a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(("127.0.0.1", 0))
b.bind(("127.0.0.1", 0))
print(a.sendto(b"ping", b.getsockname()))  # expect: 4
data, sender = b.recvfrom(100)
print(data, sender == a.getsockname())  # expect: b'ping' True
buffer = bytearray(10)
b.sendto(b"pong!", sender)
print(a.recvfrom_into(buffer)[0], buffer)  # expect: 5 bytearray(b'pong!\x00\x00\x00\x00\x00')
a.connect(b.getsockname())
a.send(b"more")
print(b.recv_into(buffer, 2), buffer[:4])  # expect: 2 bytearray(b'mong')
a.close()
b.close()
