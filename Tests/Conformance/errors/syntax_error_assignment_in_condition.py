x = 1
if x = 2:
    pass
# stderr:   File "{script}", line 2
# stderr:     if x = 2:
# stderr:        ^^^^^
# stderr: SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?
