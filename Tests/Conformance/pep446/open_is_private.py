import os

with open("f", "w") as file, open("f", "rb") as binary, open("f", "rb", buffering=0) as raw:
    print([os.get_inheritable(each.fileno()) for each in (file, binary, raw)])  # expect: [False, False, False]
