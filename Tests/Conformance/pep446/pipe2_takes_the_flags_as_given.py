import os

for flags in (0, os.O_CLOEXEC, os.O_NONBLOCK, os.O_CLOEXEC | os.O_NONBLOCK):
    r, w = os.pipe2(flags)
    print(os.get_inheritable(r), os.get_inheritable(w), os.get_blocking(r))
# expect: True True True
# expect: False False True
# expect: True True False
# expect: False False False
try:
    os.pipe2(1 << 28)
except OSError as error:
    print(error)  # expect: [Errno 22] Invalid argument
