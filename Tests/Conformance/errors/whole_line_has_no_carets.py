raise ValueError("nothing to point at")
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 1, in <module>
# stderr:     raise ValueError("nothing to point at")
# stderr: ValueError: nothing to point at
