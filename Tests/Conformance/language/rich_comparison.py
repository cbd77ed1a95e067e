class Version:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return isinstance(other, Version) and self.n == other.n


a, b = Version(1), Version(2)
print(a < b, a > b, a == Version(1), a != b, a == 1)  # expect: True False True True False
print(sorted([b, a])[0] is a, max(a, b) is b)  # expect: True True
for expression in ("a <= b", "hash(a)", "1 < 'x'", "[] < ()"):
    try:
        eval(expression)
    except TypeError as error:
        print(error)
# expect: '<=' not supported between instances of 'Version' and 'Version'
# expect: unhashable type: 'Version'
# expect: '<' not supported between instances of 'int' and 'str'
# expect: '<' not supported between instances of 'list' and 'tuple'
