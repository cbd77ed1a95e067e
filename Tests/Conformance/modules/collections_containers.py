import collections

Point = collections.namedtuple("Point", "x y", defaults=[5])
p = Point(1)
print(p, p.x, p[1], p._replace(x=9), p._asdict(), Point._fields, p == (1, 5), Point._make([3, 4]))
# expect: Point(x=1, y=5) 1 5 Point(x=9, y=5) {'x': 1, 'y': 5} ('x', 'y') True Point(x=3, y=4)
d = collections.deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
d.rotate(1)
print(d, d.pop(), d.popleft(), len(d), d[0])  # expect: deque([0], maxlen=3) 2 3 1 0
counts = collections.Counter("banana")
print(counts, counts.most_common(1), counts["z"], counts + collections.Counter("b"), sum(counts.values()))
# expect: Counter({'a': 3, 'n': 2, 'b': 1}) [('a', 3)] 0 Counter({'a': 3, 'b': 2, 'n': 2}) 6
groups = collections.defaultdict(list)
groups["a"].append(1)
print(groups, dict(groups), "b" in groups)  # expect: defaultdict(<class 'list'>, {'a': [1]}) {'a': [1]} False
ordered = collections.OrderedDict(a=1, b=2)
ordered.move_to_end("a")
print(list(ordered), ordered.popitem(last=False), collections.OrderedDict(a=1) == {"a": 1})
# expect: ['b', 'a'] ('b', 2) True
chain = collections.ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain["a"], chain["b"], sorted(chain), len(chain))  # expect: 1 3 ['a', 'b'] 2
for call in ("Point()", "Point(1, 2, 3)", "collections.namedtuple('P', 'a a')", "collections.deque().pop()",
             "p.__class__.x.__set__(p, 1)"):
    try:
        eval(call)
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(type(error).__name__, str(error).replace("Point.__new__", "__new__"))
# expect: TypeError __new__() missing 1 required positional argument: 'x'
# expect: TypeError __new__() takes from 2 to 3 positional arguments but 4 were given
# expect: ValueError Encountered duplicate field name: 'a'
# expect: IndexError pop from an empty deque
# expect: AttributeError can't set attribute
