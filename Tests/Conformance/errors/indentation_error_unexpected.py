x = 1
  y = 2
# stderr:   File "{script}", line 2
# stderr:     y = 2
# stderr: IndentationError: unexpected indent
