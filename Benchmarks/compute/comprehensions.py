"""List, set, dict and generator comprehensions, nested and filtered."""


def primes(limit):
    composite = {j for i in range(2, int(limit ** 0.5) + 1) for j in range(i * i, limit, i)}
    return [n for n in range(2, limit) if n not in composite]


def matrix_product(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def triples(limit):
    return [(a, b, c) for a in range(1, limit) for b in range(a, limit) for c in [int((a * a + b * b) ** 0.5)]
            if c < limit and a * a + b * b == c * c]


def queens(n):
    boards = [()]
    for row in range(n):
        boards = [board + (column,) for board in boards for column in range(n)
                  if all(column != other and abs(column - other) != row - place for place, other in enumerate(board))]
    return len(boards)


def inverted(words):
    return {letter: {word for word in words if letter in word} for letter in {c for word in words for c in word}}


size = 110
left = [[(i * j) % 17 for j in range(size)] for i in range(size)]
words = [f"{i:b}{'xyz'[i % 3]}{i % 26:c}" for i in range(9000)]
flat = [value for row in matrix_product(left, left) for value in row if value % 3]
index = inverted(words)
squares = {n: [m * m for m in range(n % 40)] for n in range(15_000)}
print(len(primes(500_000)), sum(flat), len(triples(400)), queens(8), len(index), sum(len(row) for row in squares.values()))
