with open("f", "w") as file:
    file.write("a\nb\nc\nd\n")
with open("f") as file:
    print(next(file).strip(), file.readline().strip(), list(file), list(file))  # expect: a b ['c\n', 'd\n'] []
with open("f", "rb") as file:
    print(next(file), file.read(2), file.readlines(), file.tell())  # expect: b'a\n' b'b\n' [b'c\n', b'd\n'] 8
