def two(a, b):
    pass


def kw(*, k, m):
    pass


def pos(a, /):
    pass


class Thing:
    def method(self, x):
        pass


calls = ["two()", "two(1)", "two(1, 2, 3)", "two(1, 2, c=3)", "two(1, a=2)", "kw()", "kw(k=1)", "kw(1)",
         "pos(a=1)", "Thing().method()", "Thing().method(1, 2)", "Thing(1)", "two(*5)", "two(**5)",
         "two(1, **{'a': 1, 'b': 2})"]
for call in calls:
    try:
        eval(call)
    except TypeError as error:
        print(error)
# expect: two() missing 2 required positional arguments: 'a' and 'b'
# expect: two() missing 1 required positional argument: 'b'
# expect: two() takes 2 positional arguments but 3 were given
# expect: two() got an unexpected keyword argument 'c'
# expect: two() got multiple values for argument 'a'
# expect: kw() missing 2 required keyword-only arguments: 'k' and 'm'
# expect: kw() missing 1 required keyword-only argument: 'm'
# expect: kw() takes 0 positional arguments but 1 was given
# expect: pos() got some positional-only arguments passed as keyword arguments: 'a'
# expect: Thing.method() missing 1 required positional argument: 'x'
# expect: Thing.method() takes 2 positional arguments but 3 were given
# expect: Thing() takes no arguments
# expect: __main__.two() argument after * must be an iterable, not int
# expect: __main__.two() argument after ** must be a mapping, not int
# expect: two() got multiple values for argument 'a'
