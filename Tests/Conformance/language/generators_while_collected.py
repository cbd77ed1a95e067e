# What a running generator holds is its frame's: a collection in the middle, and an end in any way, gives each object up once.
import gc
import weakref


class Thing:
    pass


def walk(things):
    kept = Thing()
    kept.back = holder
    things.append(weakref.ref(kept))
    for number in range(3):
        local = [kept, number]
        gc.collect()
        yield local
        gc.collect()
    return kept


holder = []
seen = []
generator = walk(seen)
holder.append(generator)
print([item[1] for item in generator], seen[0]() is None)  # expect: [0, 1, 2] True
generator = walk(seen)
holder.append(generator)
print(next(generator)[1], seen[1]() is not None)  # expect: 0 True
holder.clear()
del generator
gc.collect()
print(seen[1]() is None)  # expect: True

cycle = {}


def hold(own):
    mine = Thing()
    seen.append(weakref.ref(mine))
    yield mine
    yield own


cycle["generator"] = hold(cycle)
next(cycle["generator"])
cycle = None
gc.collect()
print(seen[2]() is None)  # expect: True

unstarted = hold(Thing())
unstarted.close()
print(list(unstarted))  # expect: []


def resumes_itself():
    try:
        next(itself)
    except ValueError as error:
        yield str(error)


itself = resumes_itself()
print(next(itself))  # expect: generator already executing


def dies_inside():
    mine = Thing()
    seen.append(weakref.ref(mine))
    yield 1
    raise KeyError("inside")


failing = dies_inside()
next(failing)
try:
    next(failing)
except KeyError as error:
    print(error.args)  # expect: ('inside',)
gc.collect()
print(seen[3]() is None, list(failing))  # expect: True []


class Ending:
    def __del__(self):
        gc.collect()
        print("ended", next(later))


def sends():
    got = Ending()
    while True:
        got = yield got


later = iter([1, 2, 3])
sender = sends()
next(sender)
print(sender.send(5))
# expect: ended 1
# expect: 5
print(sender.send(6))  # expect: 6
