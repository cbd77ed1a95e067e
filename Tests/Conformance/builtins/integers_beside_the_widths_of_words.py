# Integers of 62 to 128 bits: results that grow out of a word, or two, and come back.
for bits in (62, 63, 64, 126, 127, 128):
    edge = 1 << bits
    for value in (edge - 1, edge, -edge, -edge - 1):
        assert value + 1 - 1 == value and -(-value) == value and ~~value == value
        assert (value * 3) // 3 == value and (value << 5) >> 5 == value
        assert divmod(value, 7) == (value // 7, value % 7) and value // 7 * 7 + value % 7 == value
        assert value ^ value == 0 and value & -1 == value and value | 0 == value
        assert int(str(value)) == value and hash(value) == hash(float(value)) or float(value) != value
        assert int.from_bytes(value.to_bytes(20, "big", signed=True), "big", signed=True) == value
print((1 << 127) - 1, -(1 << 127))  # expect: 170141183460469231731687303715884105727 -170141183460469231731687303715884105728
print(2 ** 64 * 2 ** 63, (2 ** 64 - 1) ** 2)  # expect: 170141183460469231731687303715884105728 340282366920938463426481119284349108225
print(2 ** 126 + 2 ** 126, -(2 ** 126) - 2 ** 126 - 1)  # expect: 170141183460469231731687303715884105728 -170141183460469231731687303715884105729
print(-(2 ** 100) // 3, -(2 ** 100) % 3, 2 ** 100 // -3)  # expect: -422550200076076467165567735126 2 -422550200076076467165567735126
print(2 ** 100 & -(2 ** 70), -(2 ** 100) >> 130, 1 << 126)  # expect: 1267650600228229401496703205376 -1 85070591730234615865843651857942052864
print(2 ** 100 < 2 ** 101 < 2 ** 200, 2 ** 100 == 2 ** 99 * 2, {2 ** 100: "x"}[2 ** 99 * 2])  # expect: True True x
print(0 / -(2 ** 200), 0 / -5)  # expect: -0.0 -0.0
