import weakref


class Link:
    def __init__(self, parent):
        if parent is None:
            return
        own = weakref.ref(self)

        def callback(reference):
            own()

        self.parent_reference = weakref.ref(parent, callback)


chain = weakref.WeakKeyDictionary()
root = link = Link(None)
for _ in range(300):
    chain[link] = link = Link(link)
del root, link
print(len(chain))  # expect: 0
