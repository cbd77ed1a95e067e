with open("f", "wb") as file:
    file.write(b"abc")
    print(open("f", "rb").read())
    file.flush()
    print(open("f", "rb").read())
    file.write(b"x" * 200_000)
    print(len(open("f", "rb").read()) > 100_000)
print(len(open("f", "rb").read()))
with open("g", "w", buffering=1) as file:
    file.write("part")
    print(repr(open("g").read()))
    file.write(" line\n")
    print(repr(open("g").read()))
