class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        self.value = value


a, b = Single(1), Single(2)
print(a is b, a.value)  # expect: True 2


class Strange:
    def __new__(cls):
        return 42

    def __init__(self):
        print("not called")


print(Strange())  # expect: 42


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())


print(Upper("abc"), isinstance(Upper("x"), str), Upper("a") == "A")  # expect: ABC True True
