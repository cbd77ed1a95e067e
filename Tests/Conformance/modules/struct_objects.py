import struct
class Short(struct.Struct):
    def __init__(self):
        super().__init__(">h")
print(Short().pack(258), Short().format, Short().size)  # expect: b'\x01\x02' >h 2
packed = struct.pack("300p", b"x" * 300)
print(len(packed), packed[0], packed[-1], len(struct.unpack("300p", packed)[0]))  # expect: 300 255 120 255
for call in (lambda: struct.pack_into("<I", bytearray(10), 2**63 - 1, 1), lambda: struct.calcsize("\0"), lambda: struct.Struct(format="\0i")):
    try:
        call()
    except struct.error as error:
        print(error)
        # expect: pack_into requires a buffer of at least 9223372036854775811 bytes for packing 4 bytes at offset 9223372036854775807 (actual buffer size is 10)
        # expect: embedded null character
        # expect: embedded null character
iterator = struct.iter_unpack("<h", bytes(6))
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__())
# expect: 3 (0,) 2 [(0,), (0,)] 0
