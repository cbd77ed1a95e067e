import io

pair = io.BufferedRWPair(io.BytesIO(b"input"), io.BytesIO())
print(pair.read(2), pair.write(b"out"), pair.readable(), pair.writable())  # expect: b'in' 3 True True
with open("f", "w+b") as file:
    print(type(file).__name__, file.write(b"abcdef"), file.seek(2), file.read(1), file.write(b"X"), file.seek(0),
          file.read())
    # expect: BufferedRandom 6 2 b'c' 1 0 b'abcXef'
