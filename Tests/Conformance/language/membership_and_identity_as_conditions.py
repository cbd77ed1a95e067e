# `in`, `is` and their opposites as conditions: no boolean is made, what they raise is raised, both senses agree.
class Odd:
    def __contains__(self, item):
        if item == 3:
            raise RuntimeError("three")
        return item % 2


class Incomparable:
    def __eq__(self, other):
        raise ZeroDivisionError("compared")

    __hash__ = None


found = []
for i in range(5):
    try:
        if i in Odd():
            found.append(i)
        elif i not in Odd():
            found.append(-i)
    except RuntimeError as error:
        found.append(str(error))
print(found)
# expect: [0, 1, -2, 'three', -4]


def outcome(item, container):
    try:
        positive = "in" if item in container else "out"
    except Exception as error:
        positive = f"{type(error).__name__}: {error}"
    try:
        negative = "in" if not item not in container else "out"
    except Exception as error:
        negative = f"{type(error).__name__}: {error}"
    return positive if positive == negative else (positive, negative)


for container in ([Incomparable()], {}, {1}, "abc", b"abc", range(3), 5, None):
    print([outcome(item, container) for item in (1, "b", b"b", [])])
# expect: ['ZeroDivisionError: compared', 'ZeroDivisionError: compared', 'ZeroDivisionError: compared', 'ZeroDivisionError: compared']
# expect: ['out', 'out', 'out', "TypeError: unhashable type: 'list'"]
# expect: ['in', 'out', 'out', "TypeError: unhashable type: 'list'"]
# expect: ["TypeError: 'in <string>' requires string as left operand, not int", 'in', "TypeError: 'in <string>' requires string as left operand, not bytes", "TypeError: 'in <string>' requires string as left operand, not list"]
# expect: ['out', "TypeError: a bytes-like object is required, not 'str'", 'in', "TypeError: a bytes-like object is required, not 'list'"]
# expect: ['in', 'out', 'out', 'out']
# expect: ["TypeError: argument of type 'int' is not iterable", "TypeError: argument of type 'int' is not iterable", "TypeError: argument of type 'int' is not iterable", "TypeError: argument of type 'int' is not iterable"]
# expect: ["TypeError: argument of type 'NoneType' is not iterable", "TypeError: argument of type 'NoneType' is not iterable", "TypeError: argument of type 'NoneType' is not iterable", "TypeError: argument of type 'NoneType' is not iterable"]

a = b = []
print([1 if a is b else 2, 1 if a is not b else 2, 1 if not a is b else 2, [x for x in [a, 1, b] if x is not a]])
i = 0
while i not in (3, 4):
    i += 1
print(i, [n for n in range(9) if n not in {1, 2} and n in range(7)], 1 if 0 < i in (3,) else 2)
# expect: [1, 2, 2, [1]]
# expect: 3 [0, 3, 4, 5, 6] 1

for needle in ("a", "é", "日", "", "ab"):
    print([(needle in text, 1 if needle in text else 2, text.find(needle), text.find(needle, 1, 3), text.rfind(needle), text.count(needle))
           for text in ("", "banana", "bénané", "日本a日")])
# expect: [(False, 2, -1, -1, -1, 0), (True, 1, 1, 1, 5, 3), (True, 1, 3, -1, 3, 1), (True, 1, 2, 2, 2, 1)]
# expect: [(False, 2, -1, -1, -1, 0), (False, 2, -1, -1, -1, 0), (True, 1, 1, 1, 5, 2), (False, 2, -1, -1, -1, 0)]
# expect: [(False, 2, -1, -1, -1, 0), (False, 2, -1, -1, -1, 0), (False, 2, -1, -1, -1, 0), (True, 1, 0, -1, 3, 2)]
# expect: [(True, 1, 0, -1, 0, 1), (True, 1, 0, 1, 6, 7), (True, 1, 0, 1, 6, 7), (True, 1, 0, 1, 4, 5)]
# expect: [(False, 2, -1, -1, -1, 0), (False, 2, -1, -1, -1, 0), (False, 2, -1, -1, -1, 0), (False, 2, -1, -1, -1, 0)]
