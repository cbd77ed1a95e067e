with open("f", "wb") as file:
    file.write(b"a\r\nb\nc\rd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("f", newline=newline) as file:
        print(repr(newline), file.readlines(), repr(file.newlines))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("g", "w", newline=newline) as file:
        file.write("x\ny\r\n")
    print(repr(newline), open("g", "rb").read())
