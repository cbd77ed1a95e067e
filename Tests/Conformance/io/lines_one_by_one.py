with open("f", "w") as file:
    for i in range(3):
        print("line", i, file=file)
with open("f") as file:
    print(repr(file.readline()), repr(file.readline(3)), repr(file.readline()), file.readlines(), repr(file.readline()))
with open("f") as file:
    for number, line in enumerate(file, 1):
        print(number, line.rstrip())
with open("f") as file:
    print(file.readlines(8), next(file), next(file, "end"))
