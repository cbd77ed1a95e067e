data = bytearray(b"abcdef")
view = memoryview(data)
view[0] = 65
view[1:3] = b"XY"
print(data, view[3], bytes(view[3:]), len(view), view.nbytes, view.readonly, view.format, view.itemsize,
      view.tolist()[:2])
# expect: bytearray(b'AXYdef') 100 b'def' 6 6 False B 1 [65, 88]
print(view[::2].tobytes(), view == data, memoryview(b"x").readonly)  # expect: b'AYe' True True
try:
    data.append(1)
except BufferError as error:
    print(error)  # expect: Existing exports of data: object cannot be re-sized
view.release()
data.append(33)
print(data)  # expect: bytearray(b'AXYdef!')
try:
    view[0]
except ValueError as error:
    print(error)  # expect: operation forbidden on released memoryview object
try:
    memoryview(b"ab")[0] = 1
except TypeError as error:
    print(error)  # expect: cannot modify read-only memory
