class Box:
    items = [1, 2]
    doubled = [i * 2 for i in items]


print(Box.doubled)  # expect: [2, 4]
functions = [lambda: i for i in range(2)]
print(functions[0]())  # expect: 1


def lazily():
    data = [1]
    result = (d for d in data)
    data = [9]
    return list(result)


print(lazily())  # expect: [1]
