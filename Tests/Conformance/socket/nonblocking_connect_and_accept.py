import errno
import select
import socket

listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
try:
    listener.accept()
except BlockingIOError:
    print("nobody there")  # expect: nobody there
client = socket.socket()
client.setblocking(False)
result = client.connect_ex(listener.getsockname())
print(result in (0, errno.EINPROGRESS))  # expect: True
print(select.select([], [client], [], 10)[1] == [client], client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
# expect: True 0
select.select([listener], [], [], 10)
server, _ = listener.accept()
print(server.getblocking())  # expect: True
for s in (listener, client, server):
    s.close()
