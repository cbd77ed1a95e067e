raise KeyboardInterrupt.__mro__[1]
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 1, in <module>
# stderr:     raise KeyboardInterrupt.__mro__[1]
# stderr: BaseException
