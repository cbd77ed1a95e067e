x = []
for _ in range(300_000):
    x = [x]
del x
t = ()
for _ in range(300_000):
    t = (t,)
del t
d = {}
for _ in range(300_000):
    d = {"k": d}
del d


class Node:
    def __init__(self, next):
        self.next = next


n = None
for _ in range(300_000):
    n = Node(n)
del n
print("freed")  # expect: freed
