import collections
import sys

for action in ("len(sys.stdin)", "sys.stdin + 1", "sys.stdin[0]", "sys.stdin()", "iter(collections)", "collections.deque() < 1", "hash(collections.deque())",
               "for x in sys.flags.__class__: pass", "collections.deque().missing"):
    try:
        exec(action)
    except (TypeError, AttributeError) as error:
        print(error)
# expect: object of type '_io.TextIOWrapper' has no len()
# expect: unsupported operand type(s) for +: '_io.TextIOWrapper' and 'int'
# expect: '_io.TextIOWrapper' object is not subscriptable
# expect: '_io.TextIOWrapper' object is not callable
# expect: 'module' object is not iterable
# expect: '<' not supported between instances of 'collections.deque' and 'int'
# expect: unhashable type: 'collections.deque'
# expect: 'type' object is not iterable
# expect: 'collections.deque' object has no attribute 'missing'
