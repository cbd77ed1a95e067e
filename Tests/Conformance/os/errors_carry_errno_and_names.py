import errno
import os

cases = [
    (lambda: os.open("nowhere", os.O_RDONLY)),
    (lambda: os.mkdir(".")),
    (lambda: os.rmdir("nowhere")),
    (lambda: os.listdir(b"nowhere")),
    (lambda: os.rename("a", "b")),
    (lambda: os.close(-1)),
    (lambda: os.dup(9999)),
    (lambda: os.kill(2 ** 22 + 5, 0)),
    (lambda: os.execv("./nowhere", ["x"])),
    (lambda: os.unlink(".")),
]
for case in cases:
    try:
        case()
    except OSError as error:
        print(type(error).__name__, errno.errorcode[error.errno], error.filename, error.filename2)
# expect: FileNotFoundError ENOENT nowhere None
# expect: FileExistsError EEXIST . None
# expect: FileNotFoundError ENOENT nowhere None
# expect: FileNotFoundError ENOENT b'nowhere' None
# expect: FileNotFoundError ENOENT a b
# expect: OSError EBADF None None
# expect: OSError EBADF None None
# expect: ProcessLookupError ESRCH None None
# expect: FileNotFoundError ENOENT None None
# expect: IsADirectoryError EISDIR . None
