import os

fd = os.open("/dev/null", os.O_RDONLY)
print(os.dup2(fd, fd) == fd, os.get_inheritable(fd))  # expect: True False
os.set_inheritable(fd, True)
print(os.dup2(fd, fd) == fd, os.get_inheritable(fd))  # expect: True True
try:
    os.dup2(fd, fd, inheritable=False)
except OSError as error:
    print(error)  # expect: [Errno 22] Invalid argument
