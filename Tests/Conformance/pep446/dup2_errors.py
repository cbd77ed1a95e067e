import os

for arguments in ((-1, 5), (0, -1), (9999, 5), (0, 1 << 30)):
    try:
        os.dup2(*arguments)
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
