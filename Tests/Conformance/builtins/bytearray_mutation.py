b = bytearray(b"abc")
b.append(100)
b.extend(b"ef")
b[0] = 65
b[1:3] = b"xyz"
print(b, b.pop(), len(b))  # expect: bytearray(b'Axyzde') 102 6
b.insert(0, 48)
b.remove(100)
b.reverse()
del b[0]
b += b"!"
print(b, bytes(b), b == b"xyzA0!"[0:0] + bytes(b))  # expect: bytearray(b'zyxA0!') b'zyxA0!' True
b.clear()
print(b)  # expect: bytearray(b'')
for call in ("b.append(256)", "b.pop()", "b.remove(1)", "bytearray('x')"):
    try:
        eval(call)
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError byte must be in range(0, 256)
# expect: IndexError pop from empty bytearray
# expect: ValueError value not found in bytearray
# expect: TypeError string argument without an encoding
