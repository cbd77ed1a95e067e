# `|` looks through mapping proxies on both sides; `|=` is refused; code objects have the method that `copy.replace` calls.
class C:
    x = 1


proxy = C.__dict__
Proxy = type(proxy)
a, b = Proxy({1: 2}), Proxy({3: 4})


def show(make):
    try:
        print(make())
    except TypeError as error:
        print(error)


def update(left, right):
    left |= right
    return left


for make in (lambda: a | {5: 6}, lambda: {5: 6} | a, lambda: a | b, lambda: a | 5, lambda: 5 | a, lambda: [] | a, lambda: type(a | b), lambda: a.__ror__({7: 8})):
    show(make)
# expect: {1: 2, 5: 6}
# expect: {5: 6, 1: 2}
# expect: {1: 2, 3: 4}
# expect: unsupported operand type(s) for |: 'dict' and 'int'
# expect: unsupported operand type(s) for |: 'int' and 'dict'
# expect: unsupported operand type(s) for |: 'list' and 'dict'
# expect: <class 'dict'>
# expect: {7: 8, 1: 2}

for make in (lambda: update(a, {1: 1}), lambda: update({9: 9}, a), lambda: update(a, 5), lambda: a.__ior__({})):
    show(make)
# expect: '|=' is not supported by mappingproxy; use '|' instead
# expect: {9: 9, 1: 2}
# expect: '|=' is not supported by mappingproxy; use '|' instead
# expect: '|=' is not supported by mappingproxy; use '|' instead

print(show.__code__.__replace__(co_name="shown").co_name, show.__code__.replace(co_name="seen").co_name)
# expect: shown seen
