import sys


def hook(kind, value, traceback):
    raise KeyError("in the hook")


sys.excepthook = hook
raise ValueError("mine")
# stderr: Error in sys.excepthook:
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 5, in hook
# stderr:     raise KeyError("in the hook")
# stderr: KeyError: 'in the hook'
# stderr:
# stderr: Original exception was:
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 9, in <module>
# stderr:     raise ValueError("mine")
# stderr: ValueError: mine
