class Celsius:
    def __init__(self):
        self._degrees = 0

    @property
    def degrees(self):
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        self._degrees = None

    @property
    def fixed(self):
        return 1


c = Celsius()
c.degrees = 25
print(c.degrees)  # expect: 25
del c.degrees
print(c.degrees)  # expect: None
for action in ("c.fixed = 2", "del c.fixed"):
    try:
        exec(action)
    except AttributeError as error:
        print(error)
# expect: property 'fixed' of 'Celsius' object has no setter
# expect: property 'fixed' of 'Celsius' object has no deleter
