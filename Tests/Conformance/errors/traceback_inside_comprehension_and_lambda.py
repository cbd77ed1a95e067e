run = lambda items: [1 // item for item in items]
run([1, 0])
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 2, in <module>
# stderr:     run([1, 0])
# stderr:     ~~~^^^^^^^^
# stderr:   File "{script}", line 1, in <lambda>
# stderr:     run = lambda items: [1 // item for item in items]
# stderr:                          ~~^^~~~~~
# stderr: ZeroDivisionError: integer division or modulo by zero
