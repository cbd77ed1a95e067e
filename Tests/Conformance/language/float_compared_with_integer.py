print(1 == 1.0, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53))  # expect: True True False
print(1 < 1.5, 10 ** 400 > 1e308, -10 ** 400 < 1e308)  # expect: True True True
print(hash(1) == hash(1.0), hash(2 ** 70) == hash(2.0 ** 70))  # expect: True True
print(float("nan") == float("nan"), float("inf") > 10 ** 400)  # expect: False True
