import os

r, w = os.pipe()
os.set_blocking(r, False)
print(os.get_inheritable(r), os.get_blocking(r))  # expect: False False
os.set_inheritable(r, True)
print(os.get_inheritable(r), os.get_blocking(r))  # expect: True False
os.set_blocking(r, True)
print(os.get_inheritable(r), os.get_blocking(r))  # expect: True True
