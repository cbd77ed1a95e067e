import os

fd = os.open("data", os.O_RDWR | os.O_CREAT, 0o600)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 3), os.read(fd, 100), os.read(fd, 5))
# expect: 11 6 b'wor' b'ld' b''
print(os.lseek(fd, -5, os.SEEK_END), os.lseek(fd, 0, os.SEEK_CUR), os.pread(fd, 5, 0), os.pwrite(fd, b"HE", 0),
      os.lseek(fd, 0, os.SEEK_CUR))
# expect: 6 6 b'hello' 2 6
os.ftruncate(fd, 4)
print(os.fstat(fd).st_size, oct(os.fstat(fd).st_mode & 0o777), os.close(fd))  # expect: 4 0o600 None
try:
    os.read(fd, 1)
except OSError as error:
    print(error, error.errno)  # expect: [Errno 9] Bad file descriptor 9
