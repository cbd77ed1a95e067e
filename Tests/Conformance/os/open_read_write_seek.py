import os

fd = os.open("data", os.O_RDWR | os.O_CREAT, 0o600)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 3), os.read(fd, 100), os.read(fd, 5))
print(os.lseek(fd, -5, os.SEEK_END), os.lseek(fd, 0, os.SEEK_CUR), os.pread(fd, 5, 0), os.pwrite(fd, b"HE", 0), os.lseek(fd, 0, os.SEEK_CUR))
os.ftruncate(fd, 4)
print(os.fstat(fd).st_size, oct(os.fstat(fd).st_mode & 0o777), os.close(fd))
try:
    os.read(fd, 1)
except OSError as error:
    print(error, error.errno)
