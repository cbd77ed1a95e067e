import struct

print(struct.pack("<bBhHiIqQ", -1, 255, -2, 65535, -3, 4, -5, 6), struct.unpack("<hh", b"\x01\x00\xff\xff"))
# expect: b'\xff\xff\xfe\xff\xff\xff\xfd\xff\xff\xff\x04\x00\x00\x00\xfb\xff\xff\xff\xff\xff\xff\xff\x06\x00\x00\x00\x00\x00\x00\x00' (1, -1)
print(struct.pack(">I", 1), struct.pack("!H", 258), struct.pack("=i", 1) in (b"\x01\0\0\0", b"\0\0\0\x01"),
      struct.calcsize("<bi"), struct.calcsize("bi"))
# expect: b'\x00\x00\x00\x01' b'\x01\x02' True 5 8
print(struct.pack("3s5s?c", b"abcdef", b"x", True, b"z"), struct.unpack("<f", struct.pack("<f", 1.5)),
      struct.pack("<d", 0.1))
# expect: b'abcx\x00\x00\x00\x00\x01z' (1.5,) b'\x9a\x99\x99\x99\x99\x99\xb9?'
print(struct.pack("<2h3x1h", 1, 2, 3), struct.unpack("4p", struct.pack("4p", b"ab")),
      list(struct.iter_unpack("<H", b"\x01\0\x02\0")))
# expect: b'\x01\x00\x02\x00\x00\x00\x00\x03\x00' (b'ab',) [(1,), (2,)]
buffer = bytearray(6)
struct.pack_into("<H", buffer, 2, 513)
print(buffer, struct.unpack_from("<H", buffer, 2), struct.Struct("<I").size, struct.Struct("<I").unpack(b"\1\0\0\0"))
# expect: bytearray(b'\x00\x00\x01\x02\x00\x00') (513,) 4 (1,)
