with open("f", "wb") as file:
    print(file.write(b"0123456789"), file.tell())  # expect: 10 10
with open("f", "rb") as file:
    print(file.read(3), file.tell(), file.seek(-2, 2), file.read(), file.seek(1), file.peek(2)[:2], file.read1(4),
          file.seek(2, 1), file.read())
    # expect: b'012' 3 8 b'89' 1 b'12' b'1234' 7 b'789'
    buffer = bytearray(4)
    file.seek(0)
    print(file.readinto(buffer), buffer, file.readinto(memoryview(buffer)[1:3]), buffer, file.seekable())
    # expect: 4 bytearray(b'0453') 2 bytearray(b'0453') True
with open("f", "r+b") as file:
    file.seek(5)
    file.write(b"XY")
    file.seek(0)
    print(file.read(), file.truncate(3), file.tell())  # expect: b'01234XY789' 3 10
print(open("f", "rb").read())  # expect: b'012'
