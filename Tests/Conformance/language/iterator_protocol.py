class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(4)), 2 in Countdown(3))  # expect: [2, 1, 0] 6 True
a, b = Countdown(2)
print(a, b)  # expect: 1 0
try:
    iter(5)
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
try:
    for _ in 5:
        pass
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
