import os


def write():
    file = open("f", "w")
    file.write("kept")
    return file.fileno()


fd = write()
print(open("f").read())  # expect: kept
try:
    os.fstat(fd)
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
