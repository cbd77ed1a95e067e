if True
    pass
# stderr:   File "{script}", line 1
# stderr:     if True
# stderr:            ^
# stderr: SyntaxError: expected ':'
