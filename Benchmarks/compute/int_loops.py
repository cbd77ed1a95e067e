def sieve(limit):
    marks = [True] * (limit + 1)
    marks[0] = marks[1] = False
    i = 2
    while i * i <= limit:
        if marks[i]:
            j = i * i
            while j <= limit:
                marks[j] = False
                j += i
        i += 1
    count = 0
    for mark in marks:
        if mark:
            count += 1
    return count


def collatz(limit):
    longest = 0
    start = 0
    for n in range(1, limit):
        steps = 0
        value = n
        while value != 1:
            if value & 1:
                value = 3 * value + 1
            else:
                value >>= 1
            steps += 1
        if steps > longest:
            longest = steps
            start = n
    return start * 1000 + longest


def mix(rounds):
    state = 12345
    total = 0
    for i in range(rounds):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        total ^= state ^ (i << 3)
        total += state % 97 - state // 65537
    return total


def gcds(limit):
    total = 0
    for a in range(1, limit):
        for b in range(1, limit, 3):
            x, y = a, b
            while y:
                x, y = y, x % y
            total += x
    return total


print(sieve(600_000), collatz(16_000), mix(600_000), gcds(250))
