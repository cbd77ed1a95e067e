import os
import sys

pid = os.posix_spawn(sys.executable, [sys.executable, "-c", "print('from the child')"], {},
                     file_actions=[(os.POSIX_SPAWN_OPEN, 1, "out", os.O_WRONLY | os.O_CREAT, 0o600)])
print(os.waitpid(pid, 0)[1], open("out").read().strip())  # expect: 0 from the child
read_end, write_end = os.pipe()
pid = os.posix_spawn("/bin/sh", ["sh", "-c", "echo through the pipe"], {},
                     file_actions=[(os.POSIX_SPAWN_DUP2, write_end, 1), (os.POSIX_SPAWN_CLOSE, read_end)])
os.close(write_end)
print(os.read(read_end, 100), os.waitpid(pid, 0)[1])  # expect: b'through the pipe\n' 0
try:
    os.posix_spawn("./none", ["x"], {})
except FileNotFoundError as error:
    print(error)  # expect: [Errno 2] No such file or directory: './none'
