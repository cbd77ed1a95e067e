class Record:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        if name.startswith("auto_"):
            return name[5:]
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        self.log.append((name, value))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        object.__delattr__(self, name)


r = Record()
r.x = 1
print(r.auto_thing, r.x, r.log)  # expect: thing 1 [('x', 1)]
del r.x
print(r.log, getattr(r, "y", "default"), hasattr(r, "z"))  # expect: [('x', 1), ('del', 'x')] default False
try:
    r.y
except AttributeError as error:
    print(error)  # expect: no y here


class All:
    def __getattribute__(self, name):
        return "<" + name + ">"


print(All().anything)  # expect: <anything>
