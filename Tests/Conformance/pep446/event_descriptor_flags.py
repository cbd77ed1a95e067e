import os

print(os.get_inheritable(os.eventfd(0)), os.get_inheritable(os.eventfd(0, 0)),
      os.get_inheritable(os.eventfd(1, flags=os.EFD_CLOEXEC | os.EFD_NONBLOCK)))
# expect: False True False
fd = os.eventfd(3)
print(os.eventfd_read(fd), os.eventfd_write(fd, 5), os.eventfd_read(fd))  # expect: 3 None 5
