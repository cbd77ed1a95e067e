# Functions that get code, cells and defaults of other shapes.
def function(a, b=2):
    c = a + b
    return c


code = function.__code__


def closes_over():
    value = 1

    def inner():
        return value

    return inner


try:
    function.__code__ = closes_over().__code__
except ValueError as error:
    print(error)
# expect: function() requires a code object with 0 free vars, not 1
for bad in (5, None, "x"):
    try:
        function.__code__ = bad
    except TypeError as error:
        print(error)
# expect: __code__ must be set to a code object
# expect: __code__ must be set to a code object
# expect: __code__ must be set to a code object


def swaps():
    swaps.__code__ = (lambda: "new").__code__
    return "old"


print(swaps(), swaps())  # expect: old new
Function = type(function)
for arguments in [(5, {}), (code, 5), (closes_over().__code__, {}), (closes_over().__code__, {}, None, None, (1,)), (code, {}, None, 5), (code, {}, 5)]:
    try:
        Function(*arguments)
        print("made")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError function() argument 'code' must be code, not int
# expect: TypeError function() argument 'globals' must be dict, not int
# expect: TypeError arg 5 (closure) must be tuple
# expect: TypeError arg 5 (closure) expected cell, found int
# expect: TypeError arg 4 (defaults) must be None or tuple
# expect: TypeError arg 3 (name) must be None or string
cell = closes_over().__closure__[0]
del cell.cell_contents
made = Function(closes_over().__code__, {}, None, None, (cell,))
try:
    made()
except NameError as error:
    print(error)
# expect: cannot access free variable 'value' where it is not associated with a value in enclosing scope
for name, value in [("__defaults__", 5), ("__kwdefaults__", 5), ("__annotations__", 5), ("__dict__", 5), ("__name__", 5)]:
    try:
        setattr(function, name, value)
        print("set")
    except (TypeError, AttributeError) as error:
        print(error)
# expect: __defaults__ must be set to a tuple object
# expect: __kwdefaults__ must be set to a dict object
# expect: __annotations__ must be set to a dict object
# expect: __dict__ must be set to a dictionary, not a 'int'
# expect: __name__ must be set to a string object
function.__defaults__ = (1, 2, 3, 4, 5)
print(function())  # expect: 9
