"""WeakSet: a set that does not keep its items alive."""

from _weakref import ref
from types import GenericAlias

__all__ = ["WeakSet"]


class WeakSet:
    """A set of weak references; an item leaves it when nothing else holds the item any more."""

    def __init__(self, data=None):
        self.data = set()
        references = self.data
        # An item may go while the set is being walked, so that every walk takes a copy.
        self._remove = references.discard
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in tuple(self.data):
            item = reference()
            if item is not None and reference in self.data:
                yield item
            # While the generator rests it must hold neither.
            del item, reference

    def __len__(self):
        return sum(1 for _ in self)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        """Put in an item."""
        self.data.add(ref(item, self._remove))

    def discard(self, item):
        """Take out an item if it is in."""
        self.data.discard(ref(item))

    def remove(self, item):
        """Take out an item; KeyError if it is not in."""
        self.data.remove(ref(item))

    def pop(self):
        """Take out some item and return it; KeyError if there is none."""
        while self.data:
            item = self.data.pop()()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        """Take out all items."""
        self.data.clear()

    def copy(self):
        """A new one with the same content."""
        return self.__class__(self)

    def update(self, other):
        """Put in several items."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """Return the items that are not in the other."""
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other):
        """Take out the items that are in the other."""
        for item in list(other):
            self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        """Return the items that are in the other too."""
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        """Take out the items that are not in the other."""
        kept = set(map(ref, other))
        for reference in tuple(self.data):
            if reference not in kept:
                self.data.discard(reference)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        """Return True if all items are in the other."""
        return self.data.issubset(set(map(ref, other)))

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        """Return True if all items of the other are in."""
        return self.data.issuperset(set(map(ref, other)))

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        """Return the items that are in one of the two only."""
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Put in what only the other has, take out what both have."""
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        """Return the items of both."""
        return self.__class__(item for items in (self, other) for item in items)

    __or__ = union

    def isdisjoint(self, other):
        """Return True if the two have nothing in common."""
        return len(self.intersection(other)) == 0

    __class_getitem__ = classmethod(GenericAlias)
