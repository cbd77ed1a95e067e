error = None
for i in range(20_000):
    try:
        try:
            raise KeyError(i)
        except KeyError as inner:
            raise ValueError(i) from error
    except ValueError as outer:
        error = outer
depth = 0
while error is not None:
    error = error.__cause__
    depth += 1
print(depth)  # expect: 20000
