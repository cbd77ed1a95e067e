print("é€😀".encode(), "é".encode("latin-1"), "abc".encode("ascii"), b"\xc3\xa9".decode(), b"\xe9".decode("latin-1"))
# expect: b'\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80' b'\xe9' b'abc' é é
print("é".encode("ascii", "replace"), "é".encode("ascii", "ignore"), "é€".encode("ascii", "backslashreplace"),
      "é".encode("ascii", "xmlcharrefreplace"))
# expect: b'?' b'' b'\\xe9\\u20ac' b'&#233;'
print(b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"),
      ascii(b"a\xff".decode("utf-8", "surrogateescape")), b"\xff".decode("ascii", "backslashreplace"))
# expect: a�b ab 'a\udcff' \xff
print("\udcff".encode("utf-8", "surrogateescape"), "ab".encode("utf-16-le"), "a".encode("utf-16"),
      b"\xff\xfea\x00".decode("utf-16"), "a".encode("utf-32-be"))
# expect: b'\xff' b'a\x00b\x00' b'\xff\xfea\x00' a b'\x00\x00\x00a'
for call in ("'é'.encode('ascii')", "b'\\xff'.decode()", "b'\\xc3'.decode()", "'\\ud800'.encode()",
             "'a'.encode('nope')", "b'\\xe9'.decode('ascii')"):
    try:
        eval(call)
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: LookupError unknown encoding: nope
# expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 0: ordinal not in range(128)
try:
    b"ab\xffcd".decode()
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
    # expect: utf-8 b'ab\xffcd' 2 3 invalid start byte
