huge = 10**20
for make in (list, bytearray):
    seen = []
    values = make(range(6))
    del values[1::huge]
    seen.append(list(values))
    del values[4::-huge]
    seen.append(list(values))
    values[::huge] = make([9])
    print(seen, list(values), list(values[::-huge]))
    # expect: [[0, 2, 3, 4, 5], [0, 2, 3, 4]] [9, 2, 3, 4] [4]
    # expect: [[0, 2, 3, 4, 5], [0, 2, 3, 4]] [9, 2, 3, 4] [4]
array = bytearray(range(6))
array[5:-huge:-huge] = b""
print(array, memoryview(array)[::huge].tolist(), "abc"[::huge], range(5)[::huge], (1, 2)[1::-huge])
# expect: bytearray(b'\x00\x01\x02\x03\x04') [0] a range(0, 5, 100000000000000000000) (2,)
