import os

pid, master = os.forkpty()
if pid == 0:
    os._exit(0 if os.isatty(0) else 1)
print(os.get_inheritable(master), os.waitpid(pid, 0)[1])  # expect: True 0
