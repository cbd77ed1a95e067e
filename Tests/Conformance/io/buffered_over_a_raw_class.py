import io


class Dribble(io.RawIOBase):
    def __init__(self, pieces):
        self.pieces = pieces

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        if piece is None:
            return None
        buffer[:len(piece)] = piece
        return len(piece)


reader = io.BufferedReader(Dribble([b"ab", b"cd\ne", b"f"]))
print(reader.read(3), reader.readline(), reader.read())  # expect: b'abc' b'd\n' b'ef'
print(io.BufferedReader(Dribble([None])).read(),
      io.TextIOWrapper(io.BufferedReader(Dribble([b"\xc3", b"\xa9"]))).read(), Dribble([b"x", b"y"]).read())
# expect: None é b'xy'
