import os

master, slave = os.openpty()
pid = os.fork()
if pid == 0:
    os.close(master)
    os.login_tty(slave)
    good = all(os.isatty(fd) and os.get_inheritable(fd) for fd in (0, 1, 2))
    good = good and not os.path.exists(f"/proc/self/fd/{slave}")
    os._exit(0 if good else 1)
os.close(slave)
print(os.waitpid(pid, 0)[1])  # expect: 0
