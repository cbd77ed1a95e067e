try:
    raise ValueError("x")
except ValueError as error:
    pass
try:
    error
except NameError as other:
    print(other)  # expect: name 'error' is not defined
