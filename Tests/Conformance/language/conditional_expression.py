print("yes" if 1 else "no", "yes" if "" else "no")  # expect: yes no
print([x if x % 2 else -x for x in range(5)])  # expect: [0, 1, -2, 3, -4]
print((lambda n: "even" if n % 2 == 0 else "odd")(3))  # expect: odd
