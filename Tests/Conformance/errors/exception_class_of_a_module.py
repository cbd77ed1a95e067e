class Broken(Exception):
    def __str__(self):
        return "line one\nline two"


raise Broken
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 6, in <module>
# stderr:     raise Broken
# stderr: Broken: line one
# stderr: line two
