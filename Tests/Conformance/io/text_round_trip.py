with open("f", "w") as file:
    print(file.write("one\ntwo\n"), file.writelines(["three\n", "four"]), file.name, file.mode, file.encoding.lower(), file.writable(), file.readable())
with open("f") as file:
    print(repr(file.read()), repr(file.read()), file.closed)
print(file.closed)
with open("f", "a") as file:
    file.write("!")
with open("f") as file:
    print(list(file))
try:
    file.read()
except ValueError as error:
    print(error)
