import os

r, w = os.pipe()
os.set_inheritable(w, True)
with os.popen(f"test -e /proc/self/fd/{w} && echo open || echo closed") as stream:
    print(stream.read(), end="")  # expect: closed
