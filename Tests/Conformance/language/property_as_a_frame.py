# A getter runs as a frame of its own: what it raises, yields, recurses into or is called with is as everywhere else.
class Fallback:
    @property
    def missing(self):
        raise AttributeError("inner")

    @property
    def steps(self):
        yield 1
        yield 2

    @property
    def deep(self):
        return self.deep

    def __getattr__(self, name):
        return "fallback " + name


for _ in range(3):
    found = Fallback()
    print(found.missing, list(found.steps))
# expect: fallback missing [1, 2]
# expect: fallback missing [1, 2]
# expect: fallback missing [1, 2]


class Plain:
    @property
    def deep(self):
        return self.deep

    @property
    def failing(self):
        try:
            raise ValueError("failed")
        finally:
            self.closed = True

    @property
    def defaulted(self, extra=5):
        return extra

    wrong = property(lambda: 1)


for _ in range(3):
    try:
        Plain().deep
    except RecursionError:
        print("too deep")
# expect: too deep
# expect: too deep
# expect: too deep

plain = Plain()
for _ in range(3):
    try:
        plain.failing
    except ValueError as error:
        print(error, plain.closed, plain.defaulted + plain.defaulted)
# expect: failed True 10
# expect: failed True 10
# expect: failed True 10

for _ in range(2):
    try:
        plain.wrong
    except TypeError as error:
        print(error)
# expect: Plain.<lambda>() takes 0 positional arguments but 1 was given
# expect: Plain.<lambda>() takes 0 positional arguments but 1 was given
