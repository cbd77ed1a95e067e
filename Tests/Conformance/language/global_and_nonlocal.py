x = "module"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed"

    def top():
        global x
        x = "from top"

    inner()
    top()
    return x


print(outer(), x)  # expect: changed from top
