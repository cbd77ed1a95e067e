with open("f", "wb") as file:
    file.write(b"x" * 8191 + b"\r\n" + b"y" * 8190 + b"\r" + b"z\n")
with open("f") as file:
    print([len(line) for line in file], file.newlines)  # expect: [8192, 8191, 2] ('\r', '\n', '\r\n')
with open("f") as file:
    print(len(file.read(8192)), repr(file.read(2)))  # expect: 8192 'yy'
