values = [1, 2
print(values)
# stderr:   File "{script}", line 1
# stderr:     values = [1, 2
# stderr:              ^
# stderr: SyntaxError: '[' was never closed
