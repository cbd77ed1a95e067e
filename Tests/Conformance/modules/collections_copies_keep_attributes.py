import collections


class Queue(collections.deque):
    pass


queue = Queue("ab", 5)
queue.note = "kept"
made, arguments, state, items = queue.__reduce__()
print(made is Queue, arguments, state, list(items))  # expect: True ((), 5) {'note': 'kept'} ['a', 'b']
Point = collections.namedtuple("Point", "x y")
Point.x.__doc__ = "how far right"
print(Point.x.__doc__, type(Point.y.__doc__).__name__)  # expect: how far right str
print(collections.UserString("é").encode(None), collections.UserString("é").encode("latin-1", None))  # expect: b'\xc3\xa9' b'\xe9'
