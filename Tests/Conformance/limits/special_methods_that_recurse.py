# Special methods that come back to themselves through native code end in RecursionError.
class Loop:
    def __add__(self, other):
        return self + other

    def __neg__(self):
        return -self

    def __getitem__(self, key):
        return self[key]

    def __setitem__(self, key, value):
        self[key] = value

    def __delitem__(self, key):
        del self[key]

    def __contains__(self, key):
        return key in self

    def __eq__(self, other):
        return self == other

    def __lt__(self, other):
        return self < other

    def __hash__(self):
        return hash(self)

    def __repr__(self):
        return repr(self)

    def __str__(self):
        return str(self)

    def __format__(self, spec):
        return format(self, spec)

    def __bool__(self):
        return bool(self)

    def __len__(self):
        return len(self)

    def __call__(self):
        return self()

    def __iter__(self):
        return iter(self)

    def __next__(self):
        return next(self)

    def __index__(self):
        return [].__getitem__(self)

    def __int__(self):
        return int(self)

    def __float__(self):
        return float(self)

    def __getattr__(self, name):
        return getattr(self, name + "_")

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *details):
        pass

    def __dir__(self):
        return dir(self)

    def __reversed__(self):
        return reversed(self)


class Recursive(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls)


class Checked(metaclass=Recursive):
    pass


def enter(loop):
    with loop:
        pass


def set_item(loop):
    loop[1] = 2


def delete_item(loop):
    del loop[1]


for name, action in {
    "add": lambda x: x + 1,
    "neg": lambda x: -x,
    "getitem": lambda x: x[0],
    "setitem": set_item,
    "delitem": delete_item,
    "contains": lambda x: 1 in x,
    "eq": lambda x: x == 1,
    "lt": lambda x: x < 1,
    "hash": lambda x: {x},
    "repr": repr,
    "str": str,
    "f-string": lambda x: f"{x}",
    "bool": lambda x: 1 if x else 2,
    "len": len,
    "call": lambda x: x(),
    "iter": list,
    "next": next,
    "index": lambda x: [1][x],
    "int": int,
    "float": float,
    "getattr": lambda x: x.missing,
    "enter": enter,
    "dir": dir,
    "reversed": reversed,
    "sort": lambda x: [x, x, x].sort(),
    "in list": lambda x: x in [Loop()],
    "min": lambda x: min(x, x),
    "sum": lambda x: sum([x, x], x),
    "join": lambda x: ",".join([str(x)]),
    "isinstance": lambda x: isinstance(x, Checked),
    "issubclass": lambda x: issubclass(int, Checked),
}.items():
    try:
        action(Loop())
    except RecursionError:
        print(name, "RecursionError")
    else:
        print(name, "returned")
# expect: add RecursionError
# expect: neg RecursionError
# expect: getitem RecursionError
# expect: setitem RecursionError
# expect: delitem RecursionError
# expect: contains RecursionError
# expect: eq RecursionError
# expect: lt RecursionError
# expect: hash RecursionError
# expect: repr RecursionError
# expect: str RecursionError
# expect: f-string RecursionError
# expect: bool RecursionError
# expect: len RecursionError
# expect: call RecursionError
# expect: iter RecursionError
# expect: next RecursionError
# expect: index RecursionError
# expect: int RecursionError
# expect: float RecursionError
# expect: getattr RecursionError
# expect: enter RecursionError
# expect: dir RecursionError
# expect: reversed RecursionError
# expect: sort RecursionError
# expect: in list RecursionError
# expect: min RecursionError
# expect: sum RecursionError
# expect: join RecursionError
# expect: isinstance RecursionError
# expect: issubclass RecursionError
