import os

r, w = os.pipe()
os.set_inheritable(r, True)
copy = os.dup(r)
print(os.get_inheritable(r), os.get_inheritable(copy), [os.get_inheritable(os.dup(fd)) for fd in (0, 1, 2)])
# expect: True False [False, False, False]
try:
    os.dup(9999)
except OSError as error:
    print(error)  # expect: [Errno 9] Bad file descriptor
