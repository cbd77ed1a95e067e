# Key functions and comparisons that change, read or raise.
items = [3, 1, 2]


def key(item):
    items.append(9)
    return item


try:
    items.sort(key=key)
except ValueError as error:
    print(error)
# expect: list modified during sort
print(sorted(items)[:3])  # expect: [1, 2, 3]
items = [3, 1, 2]
print(items.sort(key=lambda item: len(items)), items)  # expect: None [3, 1, 2]


class Ordered:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        items.clear()
        return self.value < other.value


items = [Ordered(value) for value in (5, 3, 4)]
try:
    items.sort()
except ValueError as error:
    print(error, [item.value for item in items])


class Failing:
    def __lt__(self, other):
        raise KeyError("stop")


items = [Failing() for _ in range(40)]
try:
    items.sort()
except KeyError as error:
    print(error, len(items))
# expect: 'stop' 40
items = [1, "a", 2.5]
try:
    items.sort()
except TypeError as error:
    print(error)
# expect: '<' not supported between instances of 'str' and 'int'
print(sorted(items, key=str))  # expect: [1, 2.5, 'a']
items = list(range(200))
try:
    items.sort(key=lambda item: 1 // (item - 150))
except ZeroDivisionError as error:
    print(error, len(items), items == list(range(200)))
# expect: integer division or modulo by zero 200 True


class NoBool:
    def __bool__(self):
        raise TypeError("not a truth")


class Vague:
    def __lt__(self, other):
        return NoBool()


for use in [lambda: sorted([Vague(), Vague()]), lambda: min([Vague(), Vague()]), lambda: max(Vague(), Vague())]:
    try:
        use()
    except (TypeError) as error:
        print(error)
# expect: not a truth
# expect: not a truth
# expect: not a truth
