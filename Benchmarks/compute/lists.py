def bubble(values):
    n = len(values)
    for i in range(n):
        for j in range(n - 1 - i):
            if values[j] > values[j + 1]:
                values[j], values[j + 1] = values[j + 1], values[j]
    return values[0] * 7 + values[-1]


def noise(count):
    state = 42
    out = []
    for _ in range(count):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        out.append(state >> 8)
    return out


def quick(values):
    if len(values) < 2:
        return values
    pivot = values[len(values) // 2]
    less = [v for v in values if v < pivot]
    same = [v for v in values if v == pivot]
    more = [v for v in values if v > pivot]
    return quick(less) + same + quick(more)


def matrix(n):
    a = [[(i * j) % 7 for j in range(n)] for i in range(n)]
    b = [[(i + j) % 5 for j in range(n)] for i in range(n)]
    columns = [[row[j] for row in b] for j in range(n)]
    c = [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]
    return sum(c[i][i] for i in range(n))


def churn(rounds):
    queue = []
    total = 0
    for i in range(rounds):
        queue.append(i)
        queue.append(i * 2)
        total += queue.pop()
        if i % 3 == 0:
            queue.insert(len(queue) // 2, i)
        if len(queue) > 200:
            total += sum(queue[50:150])
            del queue[50:150]
            queue.reverse()
    return total


data = noise(100_000)
print(bubble(noise(1_200)), quick(data)[1234], sorted(data)[4321], sorted(data, key=lambda v: -v)[17],
      matrix(120), churn(400_000))
