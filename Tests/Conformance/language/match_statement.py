def describe(subject):
    match subject:
        case 0 | 1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case int():
            return "int"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *rest]:
            return f"{first} then {rest}"
        case {"kind": kind, **others}:
            return f"{kind} {others}"
        case None | True:
            return "singleton"
        case _:
            return "other"


for subject in (0, 500, 7, "b", [], [3], (1, 2, 3), {"kind": "k", "z": 1}, None, True, 2.5, "other text"):
    print(describe(subject))
# expect: small
# expect: big 500
# expect: int
# expect: letter b
# expect: empty
# expect: one 3
# expect: 1 then [2, 3]
# expect: k {'z': 1}
# expect: singleton
# expect: small
# expect: other
# expect: other
