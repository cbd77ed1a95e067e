print(any([]), all([]), any([0, 1]), all([1, 0]))  # expect: False True True False
seen = []
print(any(seen.append(i) or i == 2 for i in range(5)), seen)  # expect: True [0, 1, 2]
print(all(i < 2 for i in range(10)))  # expect: False
