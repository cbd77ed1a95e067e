import os
import sys

pid = os.fork()
if pid == 0:
    os.execve(sys.executable, [sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['N']) + len(sys.argv))", "a"], {"N": "40"})
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
for call in ("os.execv('./none', ['x'])", "os.execv('/bin/sh', [])", "os.execv('/bin/sh', 'x')", "os.execve('/bin/sh', ['x'], {'a=b': 'c'})", "os.execv('/bin/sh', [''])", "os.execvp('no-such-program', ['x'])"):
    try:
        eval(call)
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
