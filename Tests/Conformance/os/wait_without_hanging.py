import os

read_end, write_end = os.pipe()
pid = os.fork()
if pid == 0:
    os.close(write_end)
    os.read(read_end, 1)
    os._exit(0)
print(os.waitpid(pid, os.WNOHANG))  # expect: (0, 0)
os.close(write_end)
print(os.waitpid(pid, 0) == (pid, 0))  # expect: True
print(os.getpid() > 1, os.getppid() > 0, os.getpgid(0) > 0)  # expect: True True True
