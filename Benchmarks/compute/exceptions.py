class Refused(ValueError):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def risky(i):
    if i % 3 == 0:
        raise Refused(i)
    return i


def deep(n, i):
    if n == 0:
        return risky(i)
    return deep(n - 1, i)


def guarded(limit):
    total = 0
    for i in range(limit):
        try:
            total += risky(i)
        except Refused as error:
            total -= error.code // 3
        else:
            total += 1
        finally:
            total += 2
    return total


def lookups(limit):
    table = {i: i for i in range(0, limit, 2)}
    missing = 0
    for i in range(limit):
        try:
            missing += table[i] & 1
        except KeyError:
            missing += 1
    return missing


def no_error(limit):
    total = 0
    for i in range(limit):
        try:
            total += i
        except ValueError:
            total = 0
    return total


class Scope:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log[0] += 1
        return self

    def __exit__(self, kind, value, traceback):
        self.log[1] += 1
        return kind is ZeroDivisionError


def scopes(limit):
    log = [0, 0]
    for i in range(limit):
        with Scope(log):
            log[0] += 10 // (i % 4)
    return log


def chained(limit):
    total = 0
    for i in range(limit):
        try:
            try:
                deep(5, 3 * i)
            except ValueError as error:
                raise RuntimeError("wrapped") from error
        except RuntimeError as error:
            total += error.__cause__.code
    return total


def quiet(limit):
    total = 0
    items = []
    for i in range(limit):
        try:
            total += items[i]
        except (IndexError, TypeError):
            total += 1
    return total


print(guarded(500_000), lookups(500_000), no_error(1_500_000), scopes(250_000), chained(80_000), quiet(250_000))
