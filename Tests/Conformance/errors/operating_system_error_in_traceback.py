open("no/such/file")
# stderr: Traceback (most recent call last):
# stderr:   File "{script}", line 1, in <module>
# stderr:     open("no/such/file")
# stderr:     ~~~~^^^^^^^^^^^^^^^^
# stderr: FileNotFoundError: [Errno 2] No such file or directory: 'no/such/file'
