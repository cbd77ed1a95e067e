class C:
    __slots__ = ("a",)

    def method(self):
        pass


c = C()
print(len.__reduce__())  # expect: len
print([].append.__reduce__() == (getattr, ([], "append")))  # expect: True
print(list.append.__reduce__() == (getattr, (list, "append")))  # expect: True
print((1).__add__.__reduce__() == (getattr, (1, "__add__")))  # expect: True
print(dict.fromkeys.__reduce__() == (getattr, (dict, "fromkeys")))  # expect: True
print(C.a.__reduce__() == (getattr, (C, "a")))  # expect: True
print(c.method.__reduce__() == (getattr, (c, "method")))  # expect: True
print(list[int].__reduce__()[1])  # expect: (<class 'list'>, (<class 'int'>,))
