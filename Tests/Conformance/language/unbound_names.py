def early():
    print(x)
    x = 1


def free():
    def inner():
        return y
    inner()
    y = 1


for f in (early, free):
    try:
        f()
    except NameError as error:
        print(type(error).__name__, error)
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: NameError cannot access free variable 'y' where it is not associated with a value in enclosing scope
try:
    missing
except NameError as error:
    print(type(error).__name__, error, error.name)  # expect: NameError name 'missing' is not defined missing
del_me = 1
del del_me
try:
    del_me
except NameError as error:
    print(error)  # expect: name 'del_me' is not defined
