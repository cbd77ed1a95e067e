with open("f", "wb") as file:
    file.write(b"a\r\nb\nc\rd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("f", newline=newline) as file:
        print(repr(newline), file.readlines(), repr(file.newlines))
# expect: None ['a\n', 'b\n', 'c\n', 'd'] ('\r', '\n', '\r\n')
# expect: '' ['a\r\n', 'b\n', 'c\r', 'd'] ('\r', '\n', '\r\n')
# expect: '\n' ['a\r\n', 'b\n', 'c\rd'] None
# expect: '\r' ['a\r', '\nb\nc\r', 'd'] None
# expect: '\r\n' ['a\r\n', 'b\nc\rd'] None
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("g", "w", newline=newline) as file:
        file.write("x\ny\r\n")
    print(repr(newline), open("g", "rb").read())
# expect: None b'x\ny\r\n'
# expect: '' b'x\ny\r\n'
# expect: '\n' b'x\ny\r\n'
# expect: '\r' b'x\ry\r\r'
# expect: '\r\n' b'x\r\ny\r\r\n'
