class Made:
    def __init__(self):
        try:
            return 1
        except TypeError:
            print("not here")


Made()
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 9, in <module>
# stderr:     Made()
# stderr:     ~~~~^^
# stderr: TypeError: __init__() should return None, not 'int'
