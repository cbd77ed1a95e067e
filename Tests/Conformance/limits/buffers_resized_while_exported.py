# A bytearray that a memoryview looks at keeps its size: each method that would change it raises BufferError.
array = bytearray(b"abcdef")
view = memoryview(array)


def delete():
    del array[0]


def delete_slice():
    del array[1:3]


def grow_slice():
    array[1:2] = b"xyz"


def add():
    global array
    array += b"x"


def multiply():
    global array
    array *= 2


for action in [
    lambda: array.append(1),
    lambda: array.extend(b"12"),
    lambda: array.insert(0, 1),
    lambda: array.pop(),
    lambda: array.remove(97),
    lambda: array.clear(),
    delete,
    delete_slice,
    grow_slice,
    add,
    multiply,
    lambda: array.__init__(b"other"),
]:
    try:
        action()
    except BufferError as error:
        print(error, array)
    else:
        print("no error", array)
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
# expect: Existing exports of data: object cannot be re-sized bytearray(b'abcdef')
array[0] = 65
array[1:3] = b"BC"
array.reverse()
print(array, bytes(view))  # expect: bytearray(b'fedCBA') b'fedCBA'
view.release()
array.append(33)
print(array)  # expect: bytearray(b'fedCBA!')
