import os
import sys

pid = os.fork()
if pid == 0:
    os.execve(sys.executable,
              [sys.executable, "-c", "import os, sys; sys.exit(int(os.environ['N']) + len(sys.argv))", "a"],
              {"N": "40"})
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))  # expect: 42
for call in ("os.execv('./none', ['x'])", "os.execv('/bin/sh', [])", "os.execv('/bin/sh', 'x')",
             "os.execve('/bin/sh', ['x'], {'a=b': 'c'})", "os.execv('/bin/sh', [''])",
             "os.execvp('no-such-program', ['x'])"):
    try:
        eval(call)
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: ValueError execv() arg 2 must not be empty
# expect: TypeError execv() arg 2 must be a tuple or list
# expect: ValueError illegal environment variable name
# expect: ValueError execv() arg 2 first element cannot be empty
# expect: FileNotFoundError [Errno 2] No such file or directory
