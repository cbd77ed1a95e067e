def outer(n):
    return inner(n, 0)


def inner(a, b):
    return a / b


outer(1)
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 9, in <module>
# stderr:     outer(1)
# stderr:     ~~~~~^^^
# stderr:   File "{script}", line 2, in outer
# stderr:     return inner(n, 0)
# stderr:   File "{script}", line 6, in inner
# stderr:     return a / b
# stderr:            ~~^~~
# stderr: ZeroDivisionError: division by zero
