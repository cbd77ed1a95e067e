import io
import sys


def shown(*arguments):
    usual, sys.stdout = sys.stdout, io.StringIO()
    try:
        help(*arguments)
        return sys.stdout.getvalue().splitlines()
    finally:
        sys.stdout = usual


print(shown("len")[0])  # expect: Help on built-in function len in module builtins:
print(shown("os.path.join")[2].partition("(")[0].strip() in ("join", "os.path.join = join"))  # expect: True
print("Help on module errno" in shown("errno")[0] or "Help on built-in module errno" in shown("errno")[0])  # expect: True
print(shown("no_such_thing")[0])  # expect: No Python documentation found for 'no_such_thing'.
print(shown("os.no_such_thing")[0])  # expect: No Python documentation found for 'os.no_such_thing'.
print(any("while" in line for line in shown("while")))  # expect: True
