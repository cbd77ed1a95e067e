import socket
import threading

with open("f", "wb") as file:
    file.write(b"0123456789" * 50_000)
left, right = socket.socketpair()
received = []


def drain():
    while piece := right.recv(65536):
        received.append(piece)


thread = threading.Thread(target=drain)
thread.start()
with open("f", "rb") as file:
    print(left.sendfile(file), left.sendfile(file, offset=5, count=10))  # expect: 500000 10
left.sendall(b"z" * 1_000_000)
left.close()
thread.join()
right.close()
print(sum(map(len, received)), b"".join(received)[500_000:500_010])  # expect: 1500010 b'5678901234'
