import subprocess
import sys

program = '''
"""Of the module."""
def f(x):
    """Of the function."""
    assert x > 0, "positive"
    return x
class C:
    """Of the class."""
try:
    print(f(-1), end=" ")
except AssertionError as error:
    print(error, end=" ")
print(__debug__, f.__doc__, C.__doc__, __doc__, sys.flags.optimize)
import builtins
print(builtins.__debug__, eval("__debug__"))
if __debug__:
    print("debugging")
'''
for options in [], ["-O"], ["-OO"], ["-O", "-O", "-O"]:
    result = subprocess.run([sys.executable, *options, "-c", "import sys" + program], capture_output=True, text=True)
    print(result.stdout, result.stderr, sep="", end="")
# expect: positive True Of the function. Of the class. None 0
# expect: True True
# expect: debugging
# expect: -1 False Of the function. Of the class. None 1
# expect: False False
# expect: -1 False None None None 2
# expect: False False
# expect: -1 False None None None 3
# expect: False False
for level in range(3):
    scope = {}
    exec(compile("def g():\n  'text'\n  assert False\n  return __debug__", "x", "exec", optimize=level), scope)
    try:
        print(scope["g"](), scope["g"].__doc__)
    except AssertionError:
        print("asserted", scope["g"].__doc__)
# expect: asserted text
# expect: False text
# expect: False None
