import abc


class Shape(abc.ABC):
    @abc.abstractmethod
    def area(self):
        ...

    @property
    @abc.abstractmethod
    def name(self):
        ...


class Square(Shape):
    name = "square"

    def area(self):
        return 4


try:
    Shape()
except TypeError as error:
    print(error)
    # expect: Can't instantiate abstract class Shape without an implementation for abstract methods 'area', 'name'
print(Square().area(), Square().name, isinstance(Square(), Shape))  # expect: 4 square True


@Shape.register
class Other:
    pass


print(issubclass(Other, Shape), isinstance(Other(), Shape), isinstance(3, Shape))  # expect: True True False
