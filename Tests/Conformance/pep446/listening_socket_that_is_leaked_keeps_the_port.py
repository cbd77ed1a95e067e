import socket
import subprocess

listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
listener.set_inheritable(True)
child = subprocess.Popen(["sleep", "60"], close_fds=False)
listener.close()
try:
    socket.create_server(address).close()
    print("the port is free")
except OSError as error:
    print(error.errno, error.strerror.split(" (")[0])  # expect: 98 Address already in use
child.kill()
child.wait()
