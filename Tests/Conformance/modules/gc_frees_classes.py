import gc


def make():
    class Base:
        def method(self):
            return self

    class Derived(Base):
        pass

    item = Derived()
    item.bound = item.method


gc.collect()
make()
print(gc.collect() > 0)  # expect: True
print(gc.collect())  # expect: 0
