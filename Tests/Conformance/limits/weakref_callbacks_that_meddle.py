# Callbacks of weak references that raise, make new references, or keep things alive.
import gc
import sys
import weakref


class Thing:
    pass


seen = []
sys.unraisablehook = lambda details: seen.append(type(details.exc_value).__name__)


def raises(reference):
    raise KeyError


thing = Thing()
reference = weakref.ref(thing, raises)
del thing
print(seen, reference())  # expect: ['KeyError'] None


def looks(reference):
    seen.append(reference())


del seen[:]
thing = Thing()
references = [weakref.ref(thing, looks) for _ in range(3)]
del thing
print(seen)  # expect: [None, None, None]


def drops(reference):
    references.clear()
    seen.append("dropped")


del seen[:]
thing = Thing()
references = [weakref.ref(thing, drops) for _ in range(3)]
del thing
print(seen)  # expect: ['dropped', 'dropped', 'dropped']
thing = Thing()
thing.me = thing
thing.reference = weakref.ref(thing, lambda reference: seen.append("never"))
del thing, seen[:]
gc.collect()
print(seen)  # expect: []


class Reviving:
    def __del__(self):
        saved.append(self)


saved = []
thing = Reviving()
reference = weakref.ref(thing)
del thing
print(reference() is saved[0], len(saved))  # expect: True 1
mapping = weakref.WeakValueDictionary()
mapping["a"] = Thing()
print(len(mapping))  # expect: 0
keep = [Thing() for _ in range(3)]
mapping.update(enumerate(keep))
for key in list(mapping):
    keep.clear()
print(len(mapping))  # expect: 0
proxy = weakref.proxy(Thing())
for use in (lambda: proxy.x, lambda: str(proxy), lambda: proxy == 1, lambda: bool(proxy)):
    try:
        use()
    except ReferenceError as error:
        print(error)
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
# expect: weakly-referenced object no longer exists
