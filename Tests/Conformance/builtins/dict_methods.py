d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("c", 3), d.setdefault("a", 9), d.pop("b"), d.pop("z", None),
      d)
# expect: 1 None 0 3 1 2 None {'a': 1, 'c': 3}
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d, d.popitem(), len(d), "x" in d, list(d), list(d.values()), list(d.items()))
# expect: {'a': 1, 'c': 3, 'x': 1, 'y': 2} ('z', 3) 4 True ['a', 'c', 'x', 'y'] [1, 3, 1, 2] [('a', 1), ('c', 3), ('x', 1), ('y', 2)]
print(dict(a=1), dict([("k", "v")]), dict({"q": 1}, r=2), dict.fromkeys("ab", 0), d.copy() == d,
      {"a": 1} | {"a": 2, "b": 3})
# expect: {'a': 1} {'k': 'v'} {'q': 1, 'r': 2} {'a': 0, 'b': 0} True {'a': 2, 'b': 3}
d |= {"w": 5}
print(d["w"], {} == {}, {1: 2} != {1: 3})  # expect: 5 True True
d.clear()
for call in ("d['missing']", "d.popitem()", "d.pop('x')", "dict([1])", "dict([(1, 2, 3)])", "{[]: 1}", "{} < {}",
             "d.update(5)"):
    try:
        eval(call)
    except (KeyError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: KeyError 'missing'
# expect: KeyError 'popitem(): dictionary is empty'
# expect: KeyError 'x'
# expect: TypeError cannot convert dictionary update sequence element #0 to a sequence
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required
# expect: TypeError unhashable type: 'list'
# expect: TypeError '<' not supported between instances of 'dict' and 'dict'
# expect: TypeError 'int' object is not iterable
