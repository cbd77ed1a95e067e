import os

os.close(fd := os.dup(0))
for call in ("os.get_inheritable(fd)", "os.set_inheritable(fd, True)", "os.set_inheritable(fd, False)",
             "os.get_inheritable(-1)", "os.set_inheritable(0, 'x')", "os.set_inheritable(0, None)",
             "os.set_inheritable(0)", "os.get_inheritable('0')", "os.get_inheritable(1.0)",
             "os.get_inheritable(1 << 40)"):
    try:
        eval(call)
    except (OSError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
# expect: TypeError set_inheritable expected 2 arguments, got 1
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C int
