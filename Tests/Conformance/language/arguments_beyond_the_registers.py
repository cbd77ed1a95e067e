# More arguments than the function has registers, by position, by keyword and both.
def all_of(*args, k=1, **rest):
    return len(args), k, len(rest)


def only_named(**rest):
    return len(rest), rest["a499"]


names = {f"a{i}": i for i in range(500)}
print(all_of(*range(700), k=2, **names))  # expect: (700, 2, 500)
print(only_named(**names))  # expect: (500, 499)


def mixed(a, b=2, *c, d, e=5):
    return a, b, c, d, e


for arguments in ["", "1", "1, d=2", "1, 2, 3, 4, d=5", "1, a=2, d=3", "1, z=1, d=1", "d=1, a=0, b=9"]:
    try:
        print(eval(f"mixed({arguments})"))
    except TypeError as error:
        print(error)
# expect: mixed() missing 1 required positional argument: 'a'
# expect: mixed() missing 1 required keyword-only argument: 'd'
# expect: (1, 2, (), 2, 5)
# expect: (1, 2, (3, 4), 5, 5)
# expect: mixed() got multiple values for argument 'a'
# expect: mixed() got an unexpected keyword argument 'z'
# expect: (0, 9, (), 1, 5)
