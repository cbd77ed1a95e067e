import os

fd = os.open("/", os.O_PATH)
print(os.get_inheritable(fd))  # expect: False
for value in (True, False, False):
    os.set_inheritable(fd, value)
    print(os.get_inheritable(fd))
# expect: True
# expect: False
# expect: False
