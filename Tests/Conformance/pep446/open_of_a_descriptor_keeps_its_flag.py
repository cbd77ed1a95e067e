import io
import os

for inheritable in (True, False):
    fd = os.open("f", os.O_RDWR | os.O_CREAT)
    os.set_inheritable(fd, inheritable)
    flags = []
    for make in (open, os.fdopen, io.FileIO):
        make(fd, closefd=False).close()
        flags.append(os.get_inheritable(fd))
    print(flags)
# expect: [True, True, True]
# expect: [False, False, False]
