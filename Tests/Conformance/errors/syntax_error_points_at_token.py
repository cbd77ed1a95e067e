print("never")
x = = 1
# stderr:   File "{script}", line 2
# stderr:     x = = 1
# stderr:         ^
# stderr: SyntaxError: invalid syntax
