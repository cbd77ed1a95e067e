class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, times=1):
        return x + self.n * times


add = Adder(2)
print(add(1), add(1, times=3), callable(add), callable(5), list(map(add, [1, 2])))  # expect: 3 7 True False [3, 4]
five = 5
try:
    five(1)
except TypeError as error:
    print(error)  # expect: 'int' object is not callable
