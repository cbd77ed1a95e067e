def returns():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    for i in range(3):
        try:
            1 / 0
        finally:
            continue
    return "loop ended"


def keeps():
    x = 1
    try:
        return x
    finally:
        x = 2


print(returns(), swallows(), keeps())  # expect: finally loop ended 1
