# Cause: hashing looks at the native stack and raises RecursionError; Python 3.13 ends with a segmentation fault.
# Workaround: nothing that this deep can be hashed; make the structure flat.
value = ()
for _ in range(200_000):
    value = (value,)
try:
    hash(value)
except RecursionError:
    print("RecursionError")  # expect: RecursionError
