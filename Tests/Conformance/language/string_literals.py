print("tab\tnew\\n \x41 \u00e9 \U0001f600 \101 \N{DIGIT ONE}")  # expect: tab	new\n A é 😀 A 1
print('single "double"', "double 'single'", '\'', "\"")  # expect: single "double" double 'single' ' "
print(r"raw\n", "join" "ed", """two
lines""", "con\
tinued")
# expect: raw\n joined two
# expect: lines continued
print(b"bytes\x00\xff", rb"\x", b'\'"')  # expect: b'bytes\x00\xff' b'\\x' b'\'"'
print(len("\0\a\b\f\v\r"), ascii("é😀"), "é" == "\xe9")  # expect: 6 '\xe9\U0001f600' True
