import builtins
import sys

sys.displayhook(None)
print(hasattr(builtins, "_"))  # expect: False
sys.displayhook("text")  # expect: 'text'
print(builtins._)  # expect: text
print(sys.displayhook is sys.__displayhook__)  # expect: True
sys.displayhook = lambda value: print("hook", value)  # expect: hook 3
exec(compile("1 + 2\nNone\n", "f", "single") if False else compile("1 + 2", "f", "single"))
try:
    sys.__displayhook__()
except TypeError as error:
    print(error)  # expect: sys.displayhook() takes exactly one argument (0 given)
output = sys.stdout
del sys.stdout
try:
    sys.__displayhook__(1)
except RuntimeError as error:
    sys.stdout = output
    print(error)  # expect: lost sys.stdout
