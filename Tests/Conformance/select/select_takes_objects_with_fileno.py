import os
import select


class Wrapped:
    def __init__(self, fd):
        self.fd = fd

    def fileno(self):
        return self.fd


r, w = os.pipe()
wrapped = Wrapped(r)
os.write(w, b"x")
ready = select.select((wrapped,), {w}, ())
print(ready[0][0] is wrapped, ready[1] == [w], type(ready).__name__)  # expect: True True tuple
with open(r, "rb") as reader, open(w, "wb") as writer:
    print(select.select([reader], [writer], [])[0] == [reader])  # expect: True
