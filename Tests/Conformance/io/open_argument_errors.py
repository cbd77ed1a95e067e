for call in ("open('f', 'rb', encoding='utf-8')", "open('f', 'rb', newline='')", "open('f', 'wb', errors='x')",
             "open('f', buffering=0)", "open('f', 'w', newline='x')",
             "open('f', encoding='no-such')", "open(None)", "open(1.5)", "open('f', 5)", "open('')", "open('a\\0b')",
             "open(-1)", "open(999)", "open('.')", "open('f', closefd=False)"):
    try:
        eval(call)
    except (ValueError, TypeError, OSError, LookupError) as error:
        print(type(error).__name__, error)
# expect: ValueError binary mode doesn't take an encoding argument
# expect: ValueError binary mode doesn't take a newline argument
# expect: ValueError binary mode doesn't take an errors argument
# expect: FileNotFoundError [Errno 2] No such file or directory: 'f'
# expect: ValueError illegal newline value: x
# expect: LookupError unknown encoding: no-such
# expect: TypeError expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError expected str, bytes or os.PathLike object, not float
# expect: TypeError open() argument 'mode' must be str, not int
# expect: FileNotFoundError [Errno 2] No such file or directory: ''
# expect: ValueError embedded null byte
# expect: ValueError negative file descriptor
# expect: OSError [Errno 9] Bad file descriptor
# expect: IsADirectoryError [Errno 21] Is a directory: '.'
# expect: ValueError Cannot use closefd=False with file name
