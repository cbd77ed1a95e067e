import os

fd = os.open("/dev/null", os.O_RDONLY)
target = os.dup(fd)
print(os.dup2(fd, target) == target, os.get_inheritable(target))  # expect: True True
print(os.dup2(fd, target, inheritable=False) == target, os.get_inheritable(target))  # expect: True False
print(os.dup2(fd=fd, fd2=target, inheritable=True) == target, os.get_inheritable(target))  # expect: True True
print(os.dup2(fd, target, False) == target, os.get_inheritable(target))  # expect: True False
