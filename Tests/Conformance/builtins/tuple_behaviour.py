t = (1, 2, 3)
print(t[0], t[-1], t[1:], t + (4,), t * 2, t.index(2), t.count(1), len(t), 2 in t, (1,) < (1, 2), tuple("ab"),
      hash(t) == hash((1, 2, 3)))
# expect: 1 3 (2, 3) (1, 2, 3, 4) (1, 2, 3, 1, 2, 3) 1 1 3 True True ('a', 'b') True
print((), (1,), ((),), tuple() == ())  # expect: () (1,) ((),) True
for statement in ("t[0] = 1", "del t[0]", "t.append(1)", "t.index(9)", "t[5]"):
    try:
        exec(statement)
    except (TypeError, AttributeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
# expect: TypeError 'tuple' object does not support item assignment
# expect: TypeError 'tuple' object doesn't support item deletion
# expect: AttributeError 'tuple' object has no attribute 'append'
# expect: ValueError tuple.index(x): x not in tuple
# expect: IndexError tuple index out of range
