class Base:
    @classmethod
    def make(cls):
        return "Base.make for " + cls.__name__

    @property
    def size(self):
        return 10


class Derived(Base):
    @classmethod
    def make(cls):
        return "Derived, " + super().make()

    @property
    def size(self):
        return super().size + 1

    def later(self):
        return [super(Derived, self).size for _ in range(2)]


print(Derived.make())  # expect: Derived, Base.make for Derived
print(Derived().size, Derived().later())  # expect: 11 [10, 10]
