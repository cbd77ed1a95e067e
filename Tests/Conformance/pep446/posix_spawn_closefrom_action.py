import os
import sys

r, w = os.pipe()
os.set_inheritable(w, True)
show = "import os, sys; sys.exit(os.path.exists('/proc/self/fd/' + sys.argv[1]))"
for actions in ([], [(os.POSIX_SPAWN_CLOSEFROM, 3)]):
    pid = os.posix_spawn(sys.executable, [sys.executable, "-c", show, str(w)], dict(os.environ), file_actions=actions)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
# expect: 1
# expect: 0
