import os

print([os.get_inheritable(fd) for fd in os.pipe()])  # expect: [False, False]
