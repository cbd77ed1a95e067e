import socket
import subprocess

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
child = subprocess.Popen(["sleep", "60"], close_fds=False)
listener.close()
try:
    socket.create_server(address).close()
    print("the port is free")  # expect: the port is free
except OSError as error:
    print(error)
child.kill()
child.wait()
