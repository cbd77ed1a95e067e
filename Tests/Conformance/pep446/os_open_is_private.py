import os

fd = os.open("f", os.O_CREAT | os.O_WRONLY)
print(os.get_inheritable(fd))  # expect: False
folder = os.open(".", os.O_RDONLY | os.O_DIRECTORY)
print(os.get_inheritable(folder), os.get_inheritable(os.open("f", os.O_RDONLY, dir_fd=folder)),
      os.O_CLOEXEC == 0o2000000, hasattr(os, "O_NOINHERIT"))
# expect: False False True False
