b = b"hello"
print(b[0], b[1:3], b.find(b"l"), b.replace(b"l", b"L"), b.split(b"l"), b.upper(), b.startswith(b"he"), b.hex(),
      b.hex("-", 2), 101 in b)
# expect: 104 b'el' 2 b'heLLo' [b'he', b'', b'o'] b'HELLO' True 68656c6c6f 68-656c-6c6f True
print(bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes.fromhex("0a ff"), b"-".join([b"a", b"b"]), b" x ".strip(),
      list(b"ab"), b"a" * 3, b"a" + b"b")
# expect: b'\x00\x00\x00' b'AB' b'\xc3\xa9' b'\n\xff' b'a-b' b'x' [97, 98] b'aaa' b'ab'
print(b"abc" == "abc", b"a" < b"b", b"%s" % b"x", b"ab".center(6, b"*"), b"12".isdigit(), b"a\nb".splitlines(),
      b"a,b".partition(b","))
# expect: False True b'x' b'**ab**' True [b'a', b'b'] (b'a', b',', b'b')
for call in ("b[9]", "bytes([256])", "bytes('x')", "b + 'x'", "b.find('l')", "bytes(-1)", "bytes.fromhex('0')",
             "b[0:1] + 5"):
    try:
        eval(call)
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: IndexError index out of range
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError string argument without an encoding
# expect: TypeError can't concat str to bytes
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: ValueError negative count
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: TypeError can't concat int to bytes
