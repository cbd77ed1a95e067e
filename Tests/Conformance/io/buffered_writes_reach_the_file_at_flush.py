with open("f", "wb") as file:
    file.write(b"abc")
    print(open("f", "rb").read())  # expect: b''
    file.flush()
    print(open("f", "rb").read())  # expect: b'abc'
    file.write(b"x" * 200_000)
    print(len(open("f", "rb").read()) > 100_000)  # expect: True
print(len(open("f", "rb").read()))  # expect: 200003
with open("g", "w", buffering=1) as file:
    file.write("part")
    print(repr(open("g").read()))  # expect: ''
    file.write(" line\n")
    print(repr(open("g").read()))  # expect: 'part line\n'
