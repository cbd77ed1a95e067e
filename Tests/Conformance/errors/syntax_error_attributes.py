try:
    compile("a = 1\nb = (2 +\n", "<name>", "exec")
except SyntaxError as error:
    print(error.msg, error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
    # expect: '(' was never closed <name> 2 5 2 0 'b = (2 +\n'
try:
    compile("a b", "<name>", "exec")
except SyntaxError as error:
    print(error, error.args[0], error.lineno, error.offset, error.end_offset, repr(error.text))
    # expect: invalid syntax (<name>, line 1) invalid syntax 1 3 4 'a b\n'
