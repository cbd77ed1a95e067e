import os

os.close(os.open("x", os.O_CREAT | os.O_EXCL | os.O_WRONLY))
for flags in (os.O_CREAT | os.O_EXCL | os.O_WRONLY, os.O_RDONLY | os.O_DIRECTORY):
    try:
        os.open("x", flags)
    except OSError as error:
        print(type(error).__name__, error)
# expect: FileExistsError [Errno 17] File exists: 'x'
# expect: NotADirectoryError [Errno 20] Not a directory: 'x'
fd = os.open("x", os.O_WRONLY | os.O_APPEND)
os.write(fd, b"a")
os.lseek(fd, 0, os.SEEK_SET)
os.write(fd, b"b")
os.close(fd)
print(open("x").read())  # expect: ab
fd = os.open("x", os.O_WRONLY | os.O_TRUNC)
print(os.fstat(fd).st_size)  # expect: 0
try:
    os.read(fd, 1)
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
