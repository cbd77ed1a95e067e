def many(*args, **kwargs):
    return len(args), len(kwargs)


print(many(*range(100_000)), many(**{f"k{i}": i for i in range(10_000)}))  # expect: (100000, 0) (0, 10000)
source = "def f():\n" + "".join(f"    v{i} = {i}\n" for i in range(2_000)) + "    return v1999\n"
space = {}
exec(source, space)
print(space["f"]())  # expect: 1999
source = "[" + ",".join(str(i) for i in range(5_000)) + "]"
print(len(eval(source)))  # expect: 5000
source = "lambda " + ",".join(f"p{i}" for i in range(1_000)) + ": p999"
print(eval(source)(*range(1_000)))  # expect: 999
print(eval("+".join(["1"] * 2_000)))  # expect: 2000
