import os

print(os.get_inheritable(os.memfd_create("private")), os.get_inheritable(os.memfd_create("open", 0)),
      os.get_inheritable(os.memfd_create("flags", flags=os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)))
# expect: False True False
fd = os.memfd_create("data")
os.write(fd, b"content")
print(os.pread(fd, 10, 0))  # expect: b'content'
