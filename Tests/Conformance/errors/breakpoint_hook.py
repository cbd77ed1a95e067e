import os
import sys
import warnings

print(sys.breakpointhook is sys.__breakpointhook__)  # expect: True
sys.breakpointhook = lambda *args, **kwargs: print("hook", args, kwargs) or 7  # expect: hook (1,) {'key': 2}
print(breakpoint(1, key=2))  # expect: 7
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())  # expect: None
os.environ["PYTHONBREAKPOINT"] = "print"
breakpoint("a", "b", sep="-")  # expect: a-b
os.environ["PYTHONBREAKPOINT"] = "os.path.join"
print(breakpoint("a", "b"))  # expect: a/b
with warnings.catch_warnings(record=True) as log:
    for name in ["absent.function", "os.absent", "absent"]:
        os.environ["PYTHONBREAKPOINT"] = name
        print(breakpoint())  # expect: None
        # expect: None
        # expect: None
print([(str(item.message), item.category.__name__) for item in log])
# expect: [('Ignoring unimportable $PYTHONBREAKPOINT: "absent.function"', 'RuntimeWarning'), ('Ignoring unimportable $PYTHONBREAKPOINT: "os.absent"', 'RuntimeWarning'), ('Ignoring unimportable $PYTHONBREAKPOINT: "absent"', 'RuntimeWarning')]
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)  # expect: lost sys.breakpointhook
