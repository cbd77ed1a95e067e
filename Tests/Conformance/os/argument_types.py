import os

for call in ("os.open(5, 0)", "os.open('x')", "os.read('0', 1)", "os.read(0, -1)", "os.write(1, 'text')",
             "os.close('a')", "os.close(1 << 40)",
             "os.open('a\\0b', 0)", "os.dup(1.5)", "os.mkdir(None)", "os.read(0, 1 << 70)", "os.listdir([])",
             "os.lseek(0, 1 << 70, 0)"):
    try:
        eval(call)
    except (TypeError, OverflowError, ValueError, OSError) as error:
        print(type(error).__name__, error)
# expect: TypeError open: path should be string, bytes or os.PathLike, not int
# expect: TypeError open() missing required argument 'flags' (pos 2)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OSError [Errno 22] Invalid argument
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError Python int too large to convert to C int
# expect: ValueError open: embedded null character in path
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError mkdir: path should be string, bytes or os.PathLike, not NoneType
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError listdir: path should be string, bytes, os.PathLike, integer or None, not list
# expect: OverflowError Python int too large to convert to C long
