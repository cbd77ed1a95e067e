import sys


def hook(kind, value, traceback):
    print(sys.last_exc is value, sys.last_type is kind, sys.last_value is value, sys.last_traceback is traceback)  # expect: True True True True
    sys.exit(5)


sys.excepthook = hook
raise ValueError("mine")
# exit: 5
