print((5).bit_length(), (-8).bit_length(), (0).bit_length(), (255).bit_count(), (2 ** 100).bit_length())
# expect: 3 4 0 8 101
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes())
# expect: b'\x04\x00' b'\x00\x04\x00\x00' b'\xff\xff' b'\x05'
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff", "big", signed=True), int.from_bytes([1, 0], "little"))
# expect: 1024 -1 1
print((7).as_integer_ratio(), (3).numerator, (3).denominator, (3).real, (3).is_integer(), (0.75).as_integer_ratio())
# expect: (7, 1) 3 1 3 True (3, 4)
try:
    (256).to_bytes(1, "big")
except OverflowError as error:
    print(error)  # expect: int too big to convert
try:
    (-1).to_bytes(1, "big")
except OverflowError as error:
    print(error)  # expect: can't convert negative int to unsigned
