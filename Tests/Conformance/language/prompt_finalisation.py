class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


Noisy("a")  # expect: gone a
x = Noisy("b")
x = None  # expect: gone b
y = [Noisy("c")]
del y[0]  # expect: gone c


def local():
    z = Noisy("d")
    print("in function")


local()
# expect: in function
# expect: gone d
print("end")  # expect: end
