def chain(n):
    if n:
        yield from chain(n - 1)
    yield n


print(sum(chain(300)))  # expect: 45150
try:
    sum(chain(100_000))
except RecursionError as error:
    print("RecursionError")  # expect: RecursionError
