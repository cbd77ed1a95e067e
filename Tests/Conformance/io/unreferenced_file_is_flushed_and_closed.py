import os


def write():
    file = open("f", "w")
    file.write("kept")
    return file.fileno()


fd = write()
print(open("f").read())
try:
    os.fstat(fd)
except OSError as error:
    print(error)
