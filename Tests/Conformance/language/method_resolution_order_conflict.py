class A:
    pass


class B(A):
    pass


try:
    class C(A, B):
        pass
except TypeError as error:
    print(str(error).splitlines()[0])  # expect: Cannot create a consistent method resolution order (MRO) for bases A, B
