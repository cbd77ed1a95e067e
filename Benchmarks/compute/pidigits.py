"""Digits of pi by a spigot over large integers, a factorial and a Fibonacci number."""


def digits(count):
    found = []
    q, r, t, k, n, step = 1, 0, 1, 1, 3, 3
    while len(found) < count:
        if 4 * q + r - t < n * t:
            found.append(n)
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, n = q * k, (2 * q + r) * step, (q * (7 * k) + 2 + r * step) // (t * step)
            t *= step
            step += 2
            k += 1
    return found


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


found = digits(3000)
text = str(factorial(1400))
power = pow(3, 200_000, 10 ** 50 + 151)
print("".join(map(str, found[:20])), sum(found), text[:20], len(text), fibonacci(100_000) % 10 ** 20, power)
