if True:
x = 1
# stderr:   File "{script}", line 2
# stderr:     x = 1
# stderr:     ^
# stderr: IndentationError: expected an indented block after 'if' statement on line 1
