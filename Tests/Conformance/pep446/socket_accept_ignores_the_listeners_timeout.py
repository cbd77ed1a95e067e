import os
import socket

with socket.create_server(("127.0.0.1", 0)) as listener:
    listener.settimeout(5)
    for default in (None, 7.0):
        socket.setdefaulttimeout(default)
        with socket.create_connection(listener.getsockname()):
            server, _ = listener.accept()
            print(server.gettimeout(), os.get_blocking(server.fileno()))
            server.close()
    # expect: None True
    # expect: 7.0 False
