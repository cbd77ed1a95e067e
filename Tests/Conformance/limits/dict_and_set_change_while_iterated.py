d = {1: 1, 2: 2}
for action in ("for k in d: d[k + 10] = 0", "for k in d.items(): del d[k[0]]", "for v in d.values(): d.clear()"):
    d = {1: 1, 2: 2}
    try:
        exec(action)
    except RuntimeError as error:
        print(error)
# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
s = {1, 2}
try:
    for item in s:
        s.add(item + 10)
except RuntimeError as error:
    print(error)  # expect: Set changed size during iteration
d = {1: 1, 2: 2}
for k in d:
    d[k] = "replaced"
print(d)  # expect: {1: 'replaced', 2: 'replaced'}
