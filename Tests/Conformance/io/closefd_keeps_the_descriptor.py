import os

fd = os.open("f", os.O_RDWR | os.O_CREAT)
with open(fd, "w", closefd=False) as file:
    file.write("text")
print(os.pread(fd, 10, 0), file.closed)  # expect: b'text' True
with open(fd, "rb") as file:
    pass
try:
    os.fstat(fd)
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
try:
    file.close()
    print("closing twice is fine")  # expect: closing twice is fine
except OSError as error:
    print(error)
