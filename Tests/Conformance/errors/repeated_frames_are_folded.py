def down(n):
    if n == 0:
        raise ValueError("bottom")
    down(n - 1)


down(10)
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 7, in <module>
# stderr:     down(10)
# stderr:     ~~~~^^^^
# stderr:   File "{script}", line 4, in down
# stderr:     down(n - 1)
# stderr:     ~~~~^^^^^^^
# stderr:   File "{script}", line 4, in down
# stderr:     down(n - 1)
# stderr:     ~~~~^^^^^^^
# stderr:   File "{script}", line 4, in down
# stderr:     down(n - 1)
# stderr:     ~~~~^^^^^^^
# stderr:   [Previous line repeated 7 more times]
# stderr:   File "{script}", line 3, in down
# stderr:     raise ValueError("bottom")
# stderr: ValueError: bottom
