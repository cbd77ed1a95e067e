import errno
import socket

with socket.create_server(("127.0.0.1", 0)) as listener:
    address = listener.getsockname()
with socket.socket() as s:
    print(errno.errorcode[s.connect_ex(address)])  # expect: ECONNREFUSED
try:
    socket.create_connection(address)
except ConnectionRefusedError as error:
    print(error)  # expect: [Errno 111] Connection refused
