try:
    {}["k"]
except KeyError:
    int("x")
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 2, in <module>
# stderr:     {}["k"]
# stderr:     ~~^^^^^
# stderr: KeyError: 'k'
# stderr:
# stderr: During handling of the above exception, another exception occurred:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 4, in <module>
# stderr:     int("x")
# stderr:     ~~~^^^^^
# stderr: ValueError: invalid literal for int() with base 10: 'x'
