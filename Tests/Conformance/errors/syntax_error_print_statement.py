print "hello"
# stderr:   File "{script}", line 1
# stderr:     print "hello"
# stderr:     ^^^^^^^^^^^^^
# stderr: SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
