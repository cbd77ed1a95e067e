import os
import select

r, w = os.pipe()
print(select.select([r], [], [], 0), select.select([], [w], [], 0)[1] == [w])  # expect: ([], [], []) True
os.write(w, b"x")
print(select.select([r], [w], [], 5) == ([r], [w], []))  # expect: True
os.close(w)
os.read(r, 1)
print(select.select([r], [], [], 0)[0] == [r], os.read(r, 1))  # expect: True b''
os.close(r)
for call in ("select.select([r], [], [], 0)", "select.select(5, [], [])", "select.select(['x'], [], [])",
             "select.select([-1], [], [])", "select.select([], [], [], -1)", "select.select([], [], [], 'x')",
             "select.select([5000], [], [])"):
    try:
        eval(call)
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: OSError [Errno 9] Bad file descriptor
# expect: TypeError arguments 1-3 must be sequences
# expect: TypeError argument must be an int, or have a fileno() method.
# expect: ValueError file descriptor cannot be a negative integer (-1)
# expect: ValueError timeout must be non-negative
# expect: TypeError timeout must be a float or None
# expect: ValueError filedescriptor out of range in select()
