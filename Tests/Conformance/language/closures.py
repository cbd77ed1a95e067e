def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


one = counter()
two = counter()
print(one(), one(), two(), one())  # expect: 1 2 1 3
print(one.__closure__[0].cell_contents, one.__code__.co_freevars)  # expect: 3 ('count',)
