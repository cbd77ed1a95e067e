try:
    1 / 0
except (KeyError, "text") as error:
    pass
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 2, in <module>
# stderr:     1 / 0
# stderr:     ~~^~~
# stderr: ZeroDivisionError: division by zero
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 3, in <module>
# stderr:     except (KeyError, "text") as error:
# stderr:         pass
# stderr: TypeError: catching classes that do not inherit from BaseException is not allowed
