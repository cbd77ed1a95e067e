class Data:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return f"class access to {self.name}"
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2


class NonData:
    def __get__(self, instance, owner=None):
        return "computed"


class Owner:
    data = Data()
    lazy = NonData()


o = Owner()
print(o.data, Owner.data)  # expect: unset class access to data
o.data = 4
print(o.data, o.__dict__)  # expect: 8 {'data': 8}
print(o.lazy)  # expect: computed
o.lazy = "own"
print(o.lazy)  # expect: own
