import os
import select

r, w = os.pipe()
p = select.poll()
p.register(r, select.POLLIN)
p.register(w)
print(p.poll(0) == [(w, select.POLLOUT)])  # expect: True
os.write(w, b"x")
print(sorted(p.poll()) == sorted([(r, select.POLLIN), (w, select.POLLOUT)]))  # expect: True
p.modify(w, 0)
print(p.poll(10) == [(r, select.POLLIN)])  # expect: True
os.close(w)
p.unregister(w)
os.read(r, 1)
print(p.poll() == [(r, select.POLLHUP)])  # expect: True
os.close(r)
print(p.poll() == [(r, select.POLLNVAL)])  # expect: True
for action in (lambda: p.unregister(w), lambda: p.modify(w, 1), lambda: p.register(-1), lambda: p.poll("x"),
               lambda: p.register(r, 1 << 20)):
    try:
        action()
    except (KeyError, OSError, TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__)
# expect: KeyError
# expect: FileNotFoundError
# expect: ValueError
# expect: TypeError
# expect: OverflowError
