import os
import sys

r, w = os.pipe()
out, into = os.pipe()
show = "import os, sys; print(os.get_inheritable(int(sys.argv[1])), os.path.exists('/proc/self/fd/' + sys.argv[2]))"
pid = os.posix_spawn(sys.executable, [sys.executable, "-c", show, str(r), str(w)], dict(os.environ),
                     file_actions=[(os.POSIX_SPAWN_DUP2, r, r), (os.POSIX_SPAWN_DUP2, into, 1)])
os.close(into)
print(os.waitpid(pid, 0)[1], os.read(out, 100), os.get_inheritable(r))  # expect: 0 b'True False\n' False
