def read():
    raise KeyError("first")


try:
    read()
except KeyError as error:
    raise ValueError("second") from error
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 6, in <module>
# stderr:     read()
# stderr:     ~~~~^^
# stderr:   File "{script}", line 2, in read
# stderr:     raise KeyError("first")
# stderr: KeyError: 'first'
# stderr:
# stderr: The above exception was the direct cause of the following exception:
# stderr:
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 8, in <module>
# stderr:     raise ValueError("second") from error
# stderr: ValueError: second
