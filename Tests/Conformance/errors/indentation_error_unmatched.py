if True:
    x = 1
  y = 2
# stderr:   File "{script}", line 3
# stderr:     y = 2
# stderr:          ^
# stderr: IndentationError: unindent does not match any outer indentation level
