# The buffer is taken while the bytearray is being filled from an iterator.
array = bytearray(b"12")


def items():
    yield 51
    global view
    view = memoryview(array)
    yield 52


try:
    array.extend(items())
except BufferError as error:
    print(error)
# expect: Existing exports of data: object cannot be re-sized
print(array)  # expect: bytearray(b'12')
try:
    array[0:1] = items()
except BufferError as error:
    print(error)
# expect: Existing exports of data: object cannot be re-sized
view.release()


class Growing:
    def __index__(self):
        array.extend(b"x" * 1000)
        return 65


array[0] = Growing()
print(len(array))  # expect: 1002
array.insert(Growing(), 66)
print(len(array))  # expect: 2003


class Shrinking:
    def __index__(self):
        array.clear()
        return 3


try:
    array[Shrinking()] = 1
except IndexError as error:
    print(error, array)
# expect: bytearray index out of range bytearray(b'')
array.extend(b"abcdef")
try:
    print(array[Shrinking()])
except IndexError as error:
    print(error, array)
# expect: bytearray index out of range bytearray(b'')
array.extend(b"abcdef")
print(array[Shrinking():], array)  # expect: bytearray(b'') bytearray(b'')
array.extend(b"abcdef")
print(array * Shrinking(), array)  # expect: bytearray(b'') bytearray(b'')
array.extend(b"abcdef")
print(array.find(b"c", Shrinking()), array)  # expect: -1 bytearray(b'')
array.extend(b"abcdef")
try:
    array.pop(Shrinking())
except IndexError as error:
    print(error)
# expect: pop from empty bytearray
