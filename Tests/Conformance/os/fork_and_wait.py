import os

pid = os.fork()
if pid == 0:
    os._exit(7)
got, status = os.waitpid(pid, 0)
print(got == pid, os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status),
      os.WIFSIGNALED(status))
# expect: True True 7 7 False
pid = os.fork()
if pid == 0:
    os.kill(os.getpid(), 9)
_, status = os.waitpid(pid, 0)
print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.waitstatus_to_exitcode(status))  # expect: True 9 -9
try:
    os.waitpid(pid, 0)
except ChildProcessError as error:
    print(error)  # expect: [Errno 10] No child processes
