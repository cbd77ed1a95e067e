x = "abc
# stderr:   File "{script}", line 1
# stderr:     x = "abc
# stderr:         ^
# stderr: SyntaxError: unterminated string literal (detected at line 1)
