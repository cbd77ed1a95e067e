import os
import socket

with socket.socket(socket.AF_UNIX) as listener:
    listener.bind("sock")
    listener.listen()
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("sock")
        server, address = listener.accept()
        server.sendall(b"x")
        print(client.recv(5), repr(address), client.getpeername(), repr(client.getsockname()))
        # expect: b'x' '' sock ''
        server.close()
    try:
        with socket.socket(socket.AF_UNIX) as other:
            other.bind("sock")
    except OSError as error:
        print(error)  # expect: [Errno 98] Address already in use
left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
left.send(b"one")
left.send(b"two")
print(right.recv(100), right.recv(1), left.close(), right.close())  # expect: b'one' b't' None None
print(os.path.exists("sock"))  # expect: True
