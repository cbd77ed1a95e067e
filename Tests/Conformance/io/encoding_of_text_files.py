for encoding in ("utf-8", "latin-1", "utf-16", "utf-16-le", "utf-8-sig", "ascii"):
    try:
        with open("f", "w", encoding=encoding) as file:
            file.write("é\n")
        with open("f", encoding=encoding) as file:
            print(encoding, open("f", "rb").read(), repr(file.read()))
    except UnicodeEncodeError as error:
        print(error)
# expect: utf-8 b'\xc3\xa9\n' 'é\n'
# expect: latin-1 b'\xe9\n' 'é\n'
# expect: utf-16 b'\xff\xfe\xe9\x00\n\x00' 'é\n'
# expect: utf-16-le b'\xe9\x00\n\x00' 'é\n'
# expect: utf-8-sig b'\xef\xbb\xbf\xc3\xa9\n' 'é\n'
# expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
with open("f", "wb") as file:
    file.write(b"ok\xff\xfe")
for errors in ("strict", "replace", "ignore", "surrogateescape", "backslashreplace"):
    try:
        print(errors, ascii(open("f", encoding="utf-8", errors=errors).read()))
    except UnicodeDecodeError as error:
        print(error)
# expect: 'utf-8' codec can't decode byte 0xff in position 2: invalid start byte
# expect: replace 'ok\ufffd\ufffd'
# expect: ignore 'ok'
# expect: surrogateescape 'ok\udcff\udcfe'
# expect: backslashreplace 'ok\\xff\\xfe'
