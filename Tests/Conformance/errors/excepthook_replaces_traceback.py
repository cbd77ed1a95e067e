import sys


def hook(kind, value, traceback):
    print("hooked", kind.__name__, value, traceback.tb_lineno)  # expect: hooked ValueError mine 9


sys.excepthook = hook
raise ValueError("mine")  # exit: 1
# expect-error:
