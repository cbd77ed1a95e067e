def count_up(limit):
    i = 0
    while i < limit:
        yield i
        i += 1


def evens(source):
    for value in source:
        if value % 2 == 0:
            yield value


def squares(source):
    for value in source:
        yield value * value


def walk(depth):
    if depth > 0:
        yield from walk(depth - 1)
        yield depth
        yield from walk(depth - 1)


def averager():
    total = 0
    count = 0
    average = 0
    while True:
        value = yield average
        total += value
        count += 1
        average = total // count


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


def main():
    print(sum(squares(evens(count_up(1_000_000)))))
    print(sum(walk(15)))
    mean = averager()
    next(mean)
    last = 0
    for i in range(300_000):
        last = mean.send(i)
    print(last)
    print(sum(Countdown(400_000)))
    print(sum(x * y for x in range(600) for y in range(600) if x > y))
    pairs = zip(count_up(300_000), map(lambda v: v + 1, count_up(300_000)))
    print(sum(a * b & 7 for a, b in pairs), any(v > 299_998 for v in count_up(300_000)))


main()
