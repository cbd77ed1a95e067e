import os

file = open("f", "w")
file.write("lost")
os.close(file.fileno())
try:
    file.close()
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
print(file.closed)  # expect: True
