# format(), str.format and f-strings fill a field alike; the sum of all texts is CPython's.
state = 7


def below(count):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return (state >> 33) % count


def pick(items):
    return items[below(len(items))]


def attempt(make):
    try:
        return make()
    except (TypeError, ValueError, OverflowError, LookupError) as error:
        return f"{type(error).__name__}: {error}"


def digest(texts):
    total = 0
    for text in texts:
        for character in text:
            total = (total * 31 + ord(character)) % 2305843009213693951
    return total


whole = [0, 1, -1, 7, -42, 255, 1000, -123456, 10**12, 2**61, -2**62, 2**63, -10**30, True]
real = [0.0, -0.0, 1.5, -2.5, 0.125, 1e15, 1e16, 123456.789, -0.0005, 2.675, 1e-7, 999999999.9999, 1 / 3, 5e-324, 1.7e308,
        float("inf"), float("-inf"), float("nan"), 12345678901234.5]
text = ["", "a", "left", "héllo", "日本"]
made, alike = [], True
for _ in range(4000):
    specification = "".join(map(pick, [["", "", "*<", "x>", "0^", "=", "<", ">", "^"], ["", "", "+", "-", " "], ["", "", "", "z"], ["", "", "#"],
                                       ["", "", "0"], ["", "", "5", "12", "30"], ["", "", "", ",", "_"],
                                       ["", "", ".0", ".2", ".5", ".15", ".17"],
                                       ["", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "q"]]))
    value = pick(pick([whole, real, text]))
    first = attempt(lambda: format(value, specification))
    alike = alike and first == attempt(lambda: ("{:" + specification + "}").format(value)) == attempt(lambda: f"{value:{specification}}")
    made.append(first)
print(alike, len(made), digest(made))  # expect: True 4000 2281145677792400855
made = []
for _ in range(4000):
    template = "<%" + pick(["", "", "-", "+", " ", "#", "0", "-0", "+#"]) + pick(["", "", "5", "12"]) + pick(["", "", ".0", ".3", ".15", ".20"]) \
        + pick("diouxXeEfFgGcrsa%") + ">"
    value = pick(pick([whole, real, text]))
    first = attempt(lambda: template % (value,))
    made.append(first)
    made.append(attempt(lambda: template % value))
print(len(made), digest(made))  # expect: 8000 1313345749558567096
made = []
for _ in range(3000):
    number = pick([below(10**9) / 10**9, below(10**9) / 1000 - 500000, below(10**6) / 1000 + 0.0005, below(10**6) / 8, float(below(10**9) * 10**6)])
    places = below(21) - 3
    made.append(f"{round(number, places)!r} {round(-number, places)!r}")
print(digest(made))  # expect: 1598690546840621575


class Own(str):
    def __rmod__(self, template):
        return "its own"


print("a%s" % Own("x"), "%s|%s" % (1, Own("y")))  # expect: its own 1|y
for template, arguments in [("{a}", ()), ("{}", ()), ("{0[x]}", ({"x": 3},)), ("{0.real}", (3,)), ("{!r:>6}", ("a",)), ("{:{}}", (5, 4)),
                            ("{:{w}}", (5,)), ("{0}{}", (1,))]:
    print(attempt(lambda: template.format(*arguments)))
# expect: KeyError: 'a'
# expect: IndexError: Replacement index 0 out of range for positional args tuple
# expect: 3
# expect: 3
# expect:    'a'
# expect:    5
# expect: KeyError: 'w'
# expect: ValueError: cannot switch from manual field specification to automatic field numbering
