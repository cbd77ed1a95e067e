values = (1, 2]
# stderr:   File "{script}", line 1
# stderr:     values = (1, 2]
# stderr:                   ^
# stderr: SyntaxError: closing parenthesis ']' does not match opening parenthesis '('
