kept = []


class Phoenix:
    def __del__(self):
        kept.append(self)


Phoenix().name = "x"
print(len(kept), kept[0].__class__.__name__)  # expect: 1 Phoenix
kept.clear()
print("still running")  # expect: still running
