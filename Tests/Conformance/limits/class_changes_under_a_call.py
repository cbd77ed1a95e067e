class A:
    def method(self):
        A.method = lambda self: "second"
        return "first"


a = A()
print(a.method(), a.method())  # expect: first second


class B:
    def method(self):
        return "B"


class C(B):
    pass


c = C()
for name in ("one", "two"):
    print(c.method())
    C.method = lambda self: "C"
# expect: B
# expect: C
del C.method
print(c.method())  # expect: B
c.__class__ = A
print(c.method())  # expect: second
