x = [1, 2, 3]
seen = []
for item in x:
    seen.append(item)
    if len(x) < 6:
        x.append(item * 10)
print(seen)  # expect: [1, 2, 3, 10, 20, 30]
x = [1, 2, 3, 4]
for item in x:
    x.remove(item)
print(x)  # expect: [2, 4]
x = [1, 2, 3]
iterator = iter(x)
next(iterator)
x.clear()
print(list(iterator))  # expect: []
x.append(5)
print(list(iterator))  # expect: []
