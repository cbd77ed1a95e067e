def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as error:
    print(str(error).startswith("maximum recursion depth exceeded"))  # expect: True


class Loop:
    def __getattr__(self, name):
        return getattr(self, name)

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other

    def __call__(self):
        return self()


for action in (lambda: Loop().x, lambda: repr(Loop()), lambda: Loop() == 1, lambda: Loop()()):
    try:
        action()
    except RecursionError:
        print("RecursionError")
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
