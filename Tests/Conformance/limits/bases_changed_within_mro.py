# An mro() that sets __bases__ again: cycles are refused, what was set last stays, a failure leaves everything as it was.
ready = False


class Meta(type):
    def mro(cls):
        if ready:
            reaction(cls)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


class B(A):
    pass


class C(A):
    pass


def cross(cls):
    if cls.__name__ == "B":
        C.__bases__ = (B,)
    if cls.__name__ == "C":
        B.__bases__ = (C,)


reaction = cross
ready = True
try:
    B.__bases__ += ()
except TypeError as error:
    print(error)  # expect: a __bases__ item causes an inheritance cycle
ready = False
print(B.__bases__ == (A,), C.__bases__ == (A,))  # expect: True True


class Other(A):
    pass


class Below(B):
    pass


def fail(cls):
    if cls is Below:
        raise KeyError("no order")


reaction = fail
ready = True
try:
    B.__bases__ = (Other,)
except KeyError as error:
    print(error)  # expect: 'no order'
ready = False
print(B.__bases__ == (A,), Other in B.__mro__, Other in Below.__mro__)  # expect: True False False
B.__bases__ = (Other,)
print(Other in B.__mro__, Other in Below.__mro__, Other.__subclasses__() == [B])  # expect: True True True
