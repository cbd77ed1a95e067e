class Plain:
    pass


p = Plain()
print(p == p, p == Plain(), p != Plain(), bool(p), hash(p) == hash(p),
      str(p).startswith("<__main__.Plain object at 0x"))
# expect: True False True True True True
print(object() == object(), Plain.__dict__.get("nothing"), Plain.__base__, Plain().__eq__(1))
# expect: False None <class 'object'> NotImplemented
print(str(Plain), repr(Plain.__init__)[:14], Plain.__doc__)  # expect: <class '__main__.Plain'> <slot wrapper  None
try:
    object(1)
except TypeError as error:
    print(error)  # expect: object() takes no arguments
try:
    object().x = 1
except AttributeError as error:
    print(error)  # expect: 'object' object has no attribute 'x' and no __dict__ for setting new attributes
