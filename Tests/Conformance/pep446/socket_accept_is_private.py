import socket

with socket.create_server(("127.0.0.1", 0)) as listener:
    listener.set_inheritable(True)
    with socket.create_connection(listener.getsockname()) as client:
        server, _ = listener.accept()
        print(listener.get_inheritable(), client.get_inheritable(), server.get_inheritable())
        # expect: True False False
        server.close()
