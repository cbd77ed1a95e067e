import sys

print("a", "b", sep="-", end="!\n")  # expect: a-b!
print()  # expect:
print(1, None, 2.5, [1], sep="\t")  # expect: 1	None	2.5	[1]
print("x", end="")  # expect: xy
print("y", flush=True)
print("z", file=sys.stdout)  # expect: z
print(sep="ignored")  # expect:
for call in ("print(1, sep=5)", "print(1, nope=2)", "print(1, end=b'')"):
    try:
        eval(call)
    except TypeError as error:
        print(error)
# expect: sep must be None or a string, not int
# expect: print() got an unexpected keyword argument 'nope'
# expect: end must be None or a string, not bytes
