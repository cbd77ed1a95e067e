import os

fds = [os.dup(0) for _ in range(4)]
os.close(fds[1])
print(os.closerange(fds[0], fds[-1] + 1), os.closerange(fds[0], fds[-1] + 1), os.closerange(10, 5))
# expect: None None None
for fd in fds:
    try:
        os.fstat(fd)
    except OSError as error:
        print(error.errno)
# expect: 9
# expect: 9
# expect: 9
# expect: 9
