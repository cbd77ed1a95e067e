import os
import select
import signal

pid = os.fork()
if pid == 0:
    signal.pause()
    os._exit(0)
fd = os.pidfd_open(pid)
print(os.get_inheritable(fd), select.select([fd], [], [], 0)[0])  # expect: False []
signal.pidfd_send_signal(fd, signal.SIGKILL)
print(select.select([fd], [], [], 30)[0] == [fd], os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))  # expect: True -9
