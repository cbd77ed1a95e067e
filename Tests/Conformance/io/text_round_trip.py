with open("f", "w") as file:
    print(file.write("one\ntwo\n"), file.writelines(["three\n", "four"]), file.name, file.mode, file.encoding.lower(),
          file.writable(), file.readable())
    # expect: 8 None f w utf-8 True False
with open("f") as file:
    print(repr(file.read()), repr(file.read()), file.closed)  # expect: 'one\ntwo\nthree\nfour' '' False
print(file.closed)  # expect: True
with open("f", "a") as file:
    file.write("!")
with open("f") as file:
    print(list(file))  # expect: ['one\n', 'two\n', 'three\n', 'four!']
try:
    file.read()
except ValueError as error:
    print(error)  # expect: I/O operation on closed file.
