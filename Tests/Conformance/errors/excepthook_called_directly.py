import sys

for arguments in [(), (1, 2)]:
    try:
        sys.excepthook(*arguments)
    except TypeError as error:
        print(error)  # expect: excepthook expected 3 arguments, got 0
        # expect: excepthook expected 3 arguments, got 2
sys.__excepthook__(ValueError, ValueError("direct"), None)
sys.__excepthook__(1, 2, 3)
sys.excepthook = None
raise ValueError("mine")
# stderr: ValueError: direct
# stderr: TypeError: print_exception(): Exception expected for value, int found
# stderr: Error in sys.excepthook:
# stderr: TypeError: 'NoneType' object is not callable
# stderr:
# stderr: Original exception was:
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 12, in <module>
# stderr:     raise ValueError("mine")
# stderr: ValueError: mine
