import os

fd = os.open("f", os.O_RDWR | os.O_CREAT)
print(os.writev(fd, [b"ab", bytearray(b"cde"), memoryview(b"f")]))  # expect: 6
os.lseek(fd, 0, 0)
first, second = bytearray(2), bytearray(10)
print(os.readv(fd, [first, second]), first, bytes(second[:4]))  # expect: 6 bytearray(b'ab') b'cdef'
other = os.open("g", os.O_RDWR | os.O_CREAT)
print(os.sendfile(other, fd, 1, 3), os.pread(other, 10, 0), os.copy_file_range(fd, other, 2, 4, 0),
      os.pread(other, 10, 0))
# expect: 3 b'bcd' 2 b'efd'
