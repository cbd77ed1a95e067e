print(bin(10), oct(64), hex(255), bin(-5), hex(-255), bin(0), hex(2 ** 70))
# expect: 0b1010 0o100 0xff -0b101 -0xff 0b0 0x400000000000000000
print(format(10, "b"), format(255, "#X"), format(5, "08b"), format(-5, "+d"), format(1234567, "_d"), format(255, "_x"))
# expect: 1010 0XFF 00000101 -5 1_234_567 ff
print(chr(65), ord("a"), chr(128512), ord("€"))  # expect: A 97 😀 8364
for call in ("chr(-1)", "chr(0x110000)", "ord('ab')", "ord('')", "hex(1.5)"):
    try:
        eval(call)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError chr() arg not in range(0x110000)
# expect: ValueError chr() arg not in range(0x110000)
# expect: TypeError ord() expected a character, but string of length 2 found
# expect: TypeError ord() expected a character, but string of length 0 found
# expect: TypeError 'float' object cannot be interpreted as an integer
