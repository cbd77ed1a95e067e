import codecs

for name in ("UTF-8", "utf8", "Latin-1", "US-ASCII", "UTF 16", "utf-32-be", "unicode-escape", "utf-8-sig"):
    print(codecs.lookup(name).name)
    # expect: utf-8
    # expect: utf-8
    # expect: iso8859-1
    # expect: ascii
    # expect: utf-16
    # expect: utf-32-be
    # expect: unicode-escape
    # expect: utf-8-sig
info = codecs.lookup("utf-8")
print(isinstance(info, tuple), len(info), info[0] is info.encode, info.encode("\xe9"), info.decode(b"\xc3\xa9"))
# expect: True 4 True (b'\xc3\xa9', 1) ('é', 2)
print(codecs.getencoder("latin-1")("\xe9"), codecs.getdecoder("utf-16-le")(b"a\x00"))  # expect: (b'\xe9', 1) ('a', 2)
print(codecs.encode("a", "utf-16-be"), codecs.decode(b"a\x00", "utf-16-le"), codecs.encode("\xe9", errors="strict"))
# expect: b'\x00a' a b'\xc3\xa9'

# Scripts add codecs of their own.
def search(name):
    if name == "upside_down":
        return codecs.CodecInfo(lambda text, errors="strict": (text[::-1].encode(), len(text)),
                                lambda data, errors="strict": (bytes(data).decode()[::-1], len(data)), name=name)
    if name == "reverse_list":
        return codecs.CodecInfo(lambda value, errors="strict": (value[::-1], len(value)), lambda value, errors="strict": (value[::-1], len(value)),
                                name=name, _is_text_encoding=False)
    if name == "short":
        return (1, 2)
codecs.register(search)
print("abc".encode("Upside-Down"), b"abc".decode("UPSIDE DOWN"), codecs.encode([1, 2], "reverse-list"))  # expect: b'cba' cba [2, 1]
for call in (lambda: "abc".encode("reverse-list"), lambda: b"abc".decode("reverse-list"), lambda: "abc".encode("nowhere"),
             lambda: codecs.lookup("nowhere"), lambda: codecs.lookup("short"), lambda: codecs.encode(5, "reverse-list")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", ""))
        # expect: LookupError 'reverse-list' is not a text encoding; use codecs.encode() to handle arbitrary codecs 
        # expect: LookupError 'reverse-list' is not a text encoding; use codecs.decode() to handle arbitrary codecs 
        # expect: LookupError unknown encoding: nowhere 
        # expect: LookupError unknown encoding: nowhere 
        # expect: TypeError codec search functions must return 4-tuples 
        # expect: TypeError 'int' object is not subscriptable ["encoding with 'reverse-list' codec failed"]
codecs.unregister(search)
try:
    "abc".encode("upside-down")
except LookupError as error:
    print(error)
    # expect: unknown encoding: upside-down
