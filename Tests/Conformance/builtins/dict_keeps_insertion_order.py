d = {"z": 1, "a": 2}
d["m"] = 3
d["z"] = 9
print(list(d))  # expect: ['z', 'a', 'm']
del d["z"]
d["z"] = 0
print(list(d), list(reversed(d)), next(iter(d)))  # expect: ['a', 'm', 'z'] ['z', 'm', 'a'] a
print({"a": 1, "b": 2} == {"b": 2, "a": 1}, list({1: 0, 2: 0} | {3: 0, 1: 9}))  # expect: True [1, 2, 3]
