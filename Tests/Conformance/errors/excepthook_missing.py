import sys

del sys.excepthook
raise ValueError("mine")
# stderr: sys.excepthook is missing
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 4, in <module>
# stderr:     raise ValueError("mine")
# stderr: ValueError: mine
