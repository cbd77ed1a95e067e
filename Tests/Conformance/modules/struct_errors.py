import struct

for call in ("struct.pack('b', 128)", "struct.pack('H', -1)", "struct.pack('i', 'x')", "struct.pack('i')",
             "struct.unpack('i', b'x')", "struct.pack('z', 1)",
             "struct.pack('c', b'ab')", "struct.calcsize('9' * 30 + 's')", "struct.unpack_from('i', b'abc')",
             "struct.pack('s', 'x')", "struct.pack('<q', 1 << 63)"):
    try:
        eval(call)
    except struct.error as error:
        print(error)
# expect: 'b' format requires -128 <= number <= 127
# expect: 'H' format requires 0 <= number <= 65535
# expect: required argument is not an integer
# expect: pack expected 1 items for packing (got 0)
# expect: unpack requires a buffer of 4 bytes
# expect: bad char in struct format
# expect: char format requires a bytes object of length 1
# expect: total struct size too long
# expect: unpack_from requires a buffer of at least 4 bytes for unpacking 4 bytes at offset 0 (actual buffer size is 3)
# expect: argument for 's' must be a bytes object
# expect: 'q' format requires -9223372036854775808 <= number <= 9223372036854775807
