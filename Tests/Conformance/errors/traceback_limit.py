import sys


def deep(n):
    if n:
        deep(n - 1)
    1 / 0


sys.tracebacklimit = 2
deep(4)
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 6, in deep
# stderr:     deep(n - 1)
# stderr:     ~~~~^^^^^^^
# stderr:   File "{script}", line 7, in deep
# stderr:     1 / 0
# stderr:     ~~^~~
# stderr: ZeroDivisionError: division by zero
