import io

with open("f", "w") as file:
    for action in (file.read, file.readline, lambda: next(file)):
        try:
            action()
        except io.UnsupportedOperation as error:
            print(error)
    # expect: not readable
    # expect: not readable
    # expect: not readable
with open("f", "rb") as file:
    for action in (lambda: file.write(b"x"), lambda: file.truncate()):
        try:
            action()
        except io.UnsupportedOperation as error:
            print(error)
    # expect: write
    # expect: truncate
with open("f", "w") as file:
    try:
        file.write(b"x")
    except TypeError as error:
        print(error)  # expect: write() argument must be str, not bytes
with open("f", "wb") as file:
    try:
        file.write("x")
    except TypeError as error:
        print(error)  # expect: a bytes-like object is required, not 'str'
