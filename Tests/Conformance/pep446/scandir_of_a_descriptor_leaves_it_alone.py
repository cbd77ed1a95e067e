import os

fd = os.open(".", os.O_RDONLY)
os.set_inheritable(fd, True)
open("file", "w").close()
with os.scandir(fd) as entries:
    print([entry.name for entry in entries], os.get_inheritable(fd))  # expect: ['file'] True
print(os.listdir(fd), os.get_inheritable(fd), os.fstat(fd).st_nlink > 0)  # expect: ['file'] True True
