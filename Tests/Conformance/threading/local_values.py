import threading

local = threading.local()
local.x = "main"
seen = []


def other():
    seen.append(hasattr(local, "x"))
    local.x = "other"
    seen.append(local.x)


t = threading.Thread(target=other)
t.start()
t.join()
print(seen, local.x, local.__dict__)  # expect: [False, 'other'] main {'x': 'main'}


class Counted(threading.local):
    def __init__(self, start):
        self.n = start


c = Counted(5)
c.n += 1
t = threading.Thread(target=lambda: seen.append(c.n))
t.start()
t.join()
print(c.n, seen[-1])  # expect: 6 5
