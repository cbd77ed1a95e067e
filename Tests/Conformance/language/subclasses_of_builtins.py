class Stack(list):
    def push(self, item):
        self.append(item)
        return self


class Default(dict):
    def __missing__(self, key):
        return f"no {key}"


class Celsius(float):
    def __str__(self):
        return f"{float(self)} C"


class Count(int):
    def __add__(self, other):
        return Count(int(self) + other)


print(Stack([1]).push(2), len(Stack()), Default(a=1)["a"], Default()["b"], str(Celsius(3)), type(Count(1) + 2).__name__)
# expect: [1, 2] 0 1 no b 3.0 C Count
print(isinstance(Count(3), int), Count(3) * 2, [10, 20, 30, 40][Count(3)], {1: "one"}[Count(1)])
# expect: True 6 40 one
