import os
import sys

print([os.get_inheritable(fd) for fd in (0, 1, 2)],
      [os.get_inheritable(s.fileno()) for s in (sys.stdin, sys.stdout, sys.stderr)])
# expect: [True, True, True] [True, True, True]
