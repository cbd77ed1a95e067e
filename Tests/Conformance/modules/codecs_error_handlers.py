import codecs

# A handler gets the exception and gives a replacement and where to go on.
def show(error):
    return f"<{type(error).__name__[7:13]} {error.encoding} {error.start}-{error.end} {error.reason}>", error.end
codecs.register_error("show", show)
print("a\u20ac\xe9b".encode("ascii", "show"))  # expect: b'a<Encode ascii 1-3 ordinal not in range(128)>b'
print("a\u20acb".encode("latin-1", "show"))  # expect: b'a<Encode latin-1 1-2 ordinal not in range(256)>b'
print("a\ud800\udc00b".encode("utf-8", "show"))  # expect: b'a<Encode utf-8 1-3 surrogates not allowed>b'
print("a\ud800b".encode("utf-16-le", "show").decode("utf-16-le"))  # expect: a<Encode utf-16-le 1-2 surrogates not allowed>b
print(b"a\xff\xe2\x82".decode("utf-8", "show"))
# expect: a<Decode utf-8 1-2 invalid start byte><Decode utf-8 2-4 unexpected end of data>
print(b"a\xffb".decode("ascii", "show"))  # expect: a<Decode ascii 1-2 ordinal not in range(128)>b
print(b"a\x00b".decode("utf-16-le", "show"))  # expect: a<Decode utf-16-le 2-3 truncated data>
print(codecs.lookup_error("show") is show)  # expect: True

# Bytes are taken as they are; text only where the encoding has it.
codecs.register_error("raw", lambda error: (b"\xff\x00", error.end))
print("a\u20acb".encode("utf-8", "raw"), "a\ud800b".encode("utf-8", "raw"), "a\ud800".encode("utf-16-be", "raw"))
# expect: b'a\xe2\x82\xacb' b'a\xff\x00b' b'\x00a\xff\x00'
codecs.register_error("accent", lambda error: ("\xe9", error.end))
print("\u20ac".encode("latin-1", "accent"))  # expect: b'\xe9'
for encoding, text in ("ascii", "\u20ac"), ("utf-8", "\ud800"):
    try:
        text.encode(encoding, "accent")
    except UnicodeEncodeError as error:
        print(error)
        # expect: 'ascii' codec can't encode character '\u20ac' in position 0: ordinal not in range(128)
        # expect: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed

# Positions may be negative or go back, but not out of bounds.
codecs.register_error("skip", lambda error: ("?", -1))
print("\u20acabc".encode("ascii", "skip"), b"\xffabc".decode("ascii", "skip"))  # expect: b'?c' ?c
codecs.register_error("far", lambda error: ("?", 100))
for call in (lambda: "\u20ac".encode("ascii", "far"), lambda: b"\xff".decode("ascii", "far")):
    try:
        call()
    except IndexError as error:
        print(error)
        # expect: position 100 from error handler out of bounds
        # expect: position 100 from error handler out of bounds

# A handler may put other bytes in the place of those that were malformed.
def mend(error):
    error.object = b"ab"
    return "", 0
codecs.register_error("mend", mend)
print(b"\xff".decode("utf-8", "mend"))  # expect: ab

# What handlers give has to have the right form.
for wrong in (None, "?", ("?",), ("?", "1"), (1, 1)):
    codecs.register_error("wrong", lambda error: wrong)
    for call in (lambda: "\u20ac".encode("ascii", "wrong"), lambda: b"\xff".decode("ascii", "wrong")):
        try:
            call()
        except TypeError as error:
            print(error)
            # expect: encoding error handler must return (str/bytes, int) tuple
            # expect: decoding error handler must return (str, int) tuple
            # expect: encoding error handler must return (str/bytes, int) tuple
            # expect: decoding error handler must return (str, int) tuple
            # expect: encoding error handler must return (str/bytes, int) tuple
            # expect: decoding error handler must return (str, int) tuple
            # expect: 'str' object cannot be interpreted as an integer
            # expect: 'str' object cannot be interpreted as an integer
            # expect: encoding error handler must return (str/bytes, int) tuple
            # expect: decoding error handler must return (str, int) tuple

# A name is looked up at the first error.
print("abc".encode("ascii", "nobody"), b"abc".decode("utf-8", "nobody"))  # expect: b'abc' abc
for call in (lambda: "\xe9".encode("ascii", "nobody"), lambda: codecs.lookup_error("nobody")):
    try:
        call()
    except LookupError as error:
        print(error)
        # expect: unknown error handler name 'nobody'
        # expect: unknown error handler name 'nobody'

# The handlers that are built in are functions too.
error = UnicodeEncodeError("ascii", "a\u20ac\xe9", 1, 3, "why")
for name in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    print(codecs.lookup_error(name)(error))
    # expect: ('', 3)
    # expect: ('??', 3)
    # expect: ('&#8364;&#233;', 3)
    # expect: ('\\u20ac\\xe9', 3)
    # expect: ('\\N{EURO SIGN}\\N{LATIN SMALL LETTER E WITH ACUTE}', 3)
error = UnicodeDecodeError("utf-8", b"a\xff\xfe", 1, 2, "why")
for name in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    print(ascii(codecs.lookup_error(name)(error)))
    # expect: ('', 2)
    # expect: ('\ufffd', 2)
    # expect: ('\\xff', 2)
    # expect: ('\udcff', 2)
print(ascii(codecs.lookup_error("surrogatepass")(UnicodeDecodeError("utf-8", b"a\xed\xa0\x80", 1, 2, "why"))))  # expect: ('\ud800', 4)
print(codecs.lookup_error("surrogatepass")(UnicodeEncodeError("utf-16-be", "\ud800", 0, 1, "why")))  # expect: (b'\xd8\x00', 1)
for argument in (42, ValueError("x"), UnicodeError("x")):
    for name in ("strict", "ignore", "xmlcharrefreplace"):
        try:
            codecs.lookup_error(name)(argument)
        except Exception as error:
            print(type(error).__name__, error)
            # expect: TypeError codec must pass exception instance
            # expect: TypeError don't know how to handle int in error callback
            # expect: TypeError don't know how to handle int in error callback
            # expect: ValueError x
            # expect: TypeError don't know how to handle ValueError in error callback
            # expect: TypeError don't know how to handle ValueError in error callback
            # expect: UnicodeError x
            # expect: TypeError don't know how to handle UnicodeError in error callback
            # expect: TypeError don't know how to handle UnicodeError in error callback
