import socket

listener = socket.create_server(("127.0.0.1", 0))
client = socket.create_connection(listener.getsockname())
server, peer = listener.accept()
print(peer == client.getsockname(), server.getpeername() == peer, client.getpeername() == listener.getsockname())
# expect: True True True
client.sendall(b"hello")
print(server.recv(2), server.recv(100), server.send(b"reply"))  # expect: b'he' b'llo' 5
print(client.recv(100), client.recv(0))  # expect: b'reply' b''
server.close()
print(client.recv(100), client.fileno() > 2)  # expect: b'' True
client.close()
print(client.fileno(), listener.close())  # expect: -1 None
