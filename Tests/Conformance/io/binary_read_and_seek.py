with open("f", "wb") as file:
    print(file.write(b"0123456789"), file.tell())
with open("f", "rb") as file:
    print(file.read(3), file.tell(), file.seek(-2, 2), file.read(), file.seek(1), file.peek(2)[:2], file.read1(4), file.seek(2, 1), file.read())
    buffer = bytearray(4)
    file.seek(0)
    print(file.readinto(buffer), buffer, file.readinto(memoryview(buffer)[1:3]), buffer, file.seekable())
with open("f", "r+b") as file:
    file.seek(5)
    file.write(b"XY")
    file.seek(0)
    print(file.read(), file.truncate(3), file.tell())
print(open("f", "rb").read())
