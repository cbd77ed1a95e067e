def counting(count):
    table = {}
    state = 7
    for _ in range(count):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        key = state >> 18
        table[key] = table.get(key, 0) + 1
    return len(table) + max(table.values())


def words(count):
    table = {}
    names = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
    for i in range(count):
        name = names[i % 8]
        if name in table:
            table[name] += i
        else:
            table[name] = i
    return sum(table.values())


def grid(size):
    cells = {}
    for x in range(size):
        for y in range(size):
            cells[x, y] = x * y
    total = 0
    for (x, y), value in cells.items():
        total += value + cells.get((y, x), 0) + cells.get((x + 1, y), 0)
    return total


def delete(count):
    table = {i: str(i) for i in range(count)}
    for i in range(0, count, 2):
        del table[i]
    for i in range(count):
        table.setdefault(i, "x")
    while len(table) > 10:
        table.popitem()
    return len(table)


def sets(count):
    a = {i * 3 for i in range(count)}
    b = {i * 5 for i in range(count)}
    hits = 0
    for i in range(count):
        if i in a and i not in b:
            hits += 1
    return hits + len(a & b) + len(a | b) + len(a ^ b)


print(counting(700_000), words(900_000), grid(220), delete(150_000), sets(200_000))
