for i in range(3):
    if i == 5:
        break
else:
    print("no break")
# expect: no break
for i in range(3):
    if i == 1:
        break
else:
    print("not reached")
print(i)  # expect: 1
n = 0
while n < 10:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
else:
    print("not reached")
print(n)  # expect: 8
for i in []:
    pass
else:
    print("empty")
# expect: empty
