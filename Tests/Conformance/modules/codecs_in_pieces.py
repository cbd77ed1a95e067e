import codecs
import io

text = "a\xe9\u20ac\U0001f600\r\nz"
for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-32-le", "unicode-escape", "raw-unicode-escape"):
    encoder = codecs.getincrementalencoder(name)()
    data = b"".join(encoder.encode(character) for character in text) + encoder.encode("", True)
    decoder = codecs.getincrementaldecoder(name)()
    pieces = [decoder.decode(data[index:index + 1]) for index in range(len(data))] + [decoder.decode(b"", True)]
    reader = codecs.getreader(name)(io.BytesIO(data))
    stream = io.BytesIO()
    writer = codecs.getwriter(name)(stream)
    writer.write(text[:2])
    writer.write(text[2:])
    print(name, data == text.encode(name), "".join(pieces) == text, reader.read() == text, stream.getvalue() == data)
    # expect: utf-8 True True True True
    # expect: utf-8-sig True True True True
    # expect: utf-16 True True True True
    # expect: utf-16-be True True True True
    # expect: utf-32 True True True True
    # expect: utf-32-le True True True True
    # expect: unicode-escape True True True True
    # expect: raw-unicode-escape True True True True

decoder = codecs.getincrementaldecoder("utf-8")()
print(ascii(decoder.decode(b"a\xe2\x82")), decoder.getstate())  # expect: 'a' (b'\xe2\x82', 0)
state = decoder.getstate()
print(ascii(decoder.decode(b"\xac")), decoder.getstate())  # expect: '\u20ac' (b'', 0)
decoder.setstate(state)
try:
    decoder.decode(b"", final=True)
except UnicodeDecodeError as error:
    print(error)
    # expect: 'utf-8' codec can't decode bytes in position 0-1: unexpected end of data
print(list(codecs.iterencode(["a", "\xe9"], "utf-16-le")), list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")))
# expect: [b'a\x00', b'\xe9\x00'] ['é']

reader = codecs.getreader("utf-8")(io.BytesIO("one\ntwo\r\nthr\xe9e\u2028four".encode()))
print(ascii(reader.readline()), ascii(reader.read(2)), ascii(reader.readline(keepends=False)), ascii(list(reader)))
# expect: 'one\n' 'tw' 'o' ['thr\xe9e\u2028', 'four']
print(codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)  # expect: b'\xef\xbb\xbf' b'\xfe\xff' b'\xff\xfe\x00\x00'
recoder = codecs.EncodedFile(io.BytesIO("\xe9".encode("utf-8")), "latin-1", "utf-8")
print(recoder.read())  # expect: b'\xe9'
print(codecs.utf_8_decode(b"a\xc3"), codecs.utf_16_ex_decode(b"\xfe\xff\x00a", "strict", 0, True), codecs.utf_8_decode(b"\xc3", "ignore", True))
# expect: ('a', 1) ('a', 4, 1) ('', 1)
with codecs.open("file.txt", "w", "utf-16") as file:
    file.write("a\u20ac\n")
with codecs.open("file.txt", encoding="utf-16") as file:
    print(ascii(file.readlines()), file.encoding)
    # expect: ['a\u20ac\n'] utf-16
