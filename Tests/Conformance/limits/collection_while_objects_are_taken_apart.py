# A finaliser may ask for a collection while the containers of its object are half gone.
import gc


class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        seen.append(self.name)
        gc.collect()


seen = []
gc.collect()
nested = (Last("a"), [Last("b"), {"k": Last("c")}], (Last("d"), Last("e")))
del nested
print(seen)  # expect: ['e', 'd', 'c', 'b', 'a']

seen.clear()
deep = Last("bottom")
for _ in range(300):
    deep = (deep, [])
del deep
print(seen)  # expect: ['bottom']

ring = [Last("ring")]
ring.append(ring)
del ring
seen.clear()
gc.collect()
print(seen)  # expect: ['ring']
