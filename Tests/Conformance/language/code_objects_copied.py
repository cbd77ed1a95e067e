def function(a, b=2, *, c=3):
    return a + b + c + 10


code = function.__code__
copy = code.replace(co_name="other", co_filename="elsewhere", co_firstlineno=100)
print(copy.co_name, copy.co_filename, copy.co_firstlineno, copy.co_varnames)  # expect: other elsewhere 100 ('a', 'b', 'c')
print({line - 100 for _, _, line in copy.co_lines()} == {line - code.co_firstlineno for _, _, line in code.co_lines()})  # expect: True
function.__code__ = code.replace(co_consts=tuple(20 if value == 10 else value for value in code.co_consts))
print(function(1))  # expect: 26
print(code.replace() == code, code.replace(co_name="x") == code, hash(code.replace()) == hash(code))  # expect: True False True
print(compile("x + 1", "f", "eval") == compile("x + 1", "f", "eval"), compile("x + 1", "f", "eval") == compile("x + 1.0", "f", "eval"))  # expect: True False
try:
    code.replace(unknown=1)
except TypeError as error:
    print(error)  # expect: replace() got an unexpected keyword argument 'unknown'
renamed = (lambda first: first).__code__.replace(co_varnames=("second",))
print(type(function)(renamed, {})(second=4))  # expect: 4
