import os
import sys

show = """
import os, sys
for fd in map(int, sys.argv[1:]):
    try:
        os.fstat(fd)
        print("open", flush=True)
    except OSError:
        print("closed", flush=True)
"""
r, w = os.pipe()
os.set_inheritable(w, True)
for start in ("exec", "spawn", "posix_spawn", "system", "fork"):
    command = [sys.executable, "-c", show, str(r), str(w)]
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(into, 1)
        if start == "exec":
            os.execv(sys.executable, command)
        elif start == "spawn":
            os.spawnv(os.P_WAIT, sys.executable, command)
        elif start == "posix_spawn":
            os.waitpid(os.posix_spawn(sys.executable, command, dict(os.environ)), 0)
        elif start == "system":
            os.system(f"exec {sys.executable} -c '{show}' {r} {w}")
        else:
            states = []
            for fd in (r, w):
                os.fstat(fd)
                states.append("open" if os.get_inheritable(fd) == (fd == w) else "flag changed")
            os.write(1, "\n".join(states).encode())
        os._exit(0)
    os.close(into)
    os.waitpid(pid, 0)
    with open(out) as stream:
        print(start, stream.read().split())
# expect: exec ['closed', 'open']
# expect: spawn ['closed', 'open']
# expect: posix_spawn ['closed', 'open']
# expect: system ['closed', 'open']
# expect: fork ['open', 'open']
