import codecs

print("a'\t\n\\\x7f\xe9\u20ac\U0001f600".encode("unicode-escape"))  # expect: b"a'\\t\\n\\\\\\x7f\\xe9\\u20ac\\U0001f600"
print("a\\\xe9\u20ac\U0001f600".encode("raw-unicode-escape"))  # expect: b'a\\\xe9\\u20ac\\U0001f600'
print(ascii(br"\x41\101\u20ac\U0001f600\N{EURO SIGN}\n\\\'".decode("unicode-escape")))  # expect: "AA\u20ac\U0001f600\u20ac\n\\'"
print(ascii(b"\\u20ac\\\\u20ac\xe9\\n".decode("raw-unicode-escape")))  # expect: '\u20ac\\\\u20ac\xe9\\n'
for data in (b"\\", b"\\x4", b"\\u12g4", b"\\U00110000", b"\\N{NO SUCH}", b"\\N", b"\\N{}"):
    try:
        data.decode("unicode-escape")
    except UnicodeDecodeError as error:
        print(error)
        # expect: 'unicodeescape' codec can't decode byte 0x5c in position 0: \ at end of string
        # expect: 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
        # expect: 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
        # expect: 'unicodeescape' codec can't decode bytes in position 0-9: illegal Unicode character
        # expect: 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name
        # expect: 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape
        # expect: 'unicodeescape' codec can't decode bytes in position 0-2: malformed \N character escape
print(ascii(b"a\\x4zb\\u12".decode("unicode-escape", "replace")), ascii(b"\\u12z".decode("raw-unicode-escape", "backslashreplace")))
# expect: 'a\ufffdzb\ufffd' '\\x5c\\x75\\x31\\x32z'
print(codecs.escape_encode(b"a'\n\xff"), codecs.escape_decode(rb"a\x41\101\n\'"))  # expect: (b"a\\'\\n\\xff", 4) (b"aAA\n'", 13)
try:
    codecs.escape_decode(rb"\x4")
except ValueError as error:
    print(error)
    # expect: invalid \x escape at position 0
print(codecs.escape_decode(rb"\x4a\xz", "replace"))  # expect: (b'J?z', 7)

table = "ab\ufffe\u20ac"
print(codecs.charmap_decode(b"\x00\x01\x03", "strict", table))  # expect: ('ab€', 3)
print(codecs.charmap_decode(b"\x00\x02\x09", "replace", table), codecs.charmap_decode(b"\x00\x01", "strict", {0: "xy", 1: 65}))
# expect: ('a��', 3) ('xyA', 2)
print(codecs.charmap_encode("ab\u20ac", "strict", codecs.charmap_build(table)))  # expect: (b'\x00\x01\x03', 3)
mapping = {97: 1, 98: b"bb", 63: 9}
print(codecs.charmap_encode("ab", "strict", mapping), codecs.charmap_encode("axb", "replace", mapping), codecs.charmap_encode("axb", "ignore", mapping))
# expect: (b'\x01bb', 2) (b'\x01\tbb', 3) (b'\x01bb', 3)
for call in (lambda: codecs.charmap_encode("axyb", "strict", mapping), lambda: codecs.charmap_encode("ax", "backslashreplace", mapping),
             lambda: codecs.charmap_decode(b"\x07", "strict", table), lambda: codecs.charmap_encode("a", "strict", {97: 256}),
             lambda: codecs.charmap_encode("a", "strict", {97: "x"}), lambda: codecs.charmap_decode(b"a", "strict", {97: b"x"}),
             lambda: codecs.charmap_decode(b"a", "strict", {97: -1})):
    try:
        print(call())
    except (UnicodeError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: UnicodeEncodeError 'charmap' codec can't encode characters in position 1-2: character maps to <undefined>
        # expect: UnicodeEncodeError 'charmap' codec can't encode character '\x78' in position 1: character maps to <undefined>
        # expect: UnicodeDecodeError 'charmap' codec can't decode byte 0x07 in position 0: character maps to <undefined>
        # expect: TypeError character mapping must be in range(256)
        # expect: TypeError character mapping must return integer, bytes or None, not str
        # expect: TypeError character mapping must return integer, None or str
        # expect: TypeError character mapping must be in range(0x110000)
print(codecs.make_encoding_map({1: 2, 3: 2, 4: 5}), codecs.make_identity_dict(range(2)))  # expect: {2: None, 5: 4} {0: 0, 1: 1}
