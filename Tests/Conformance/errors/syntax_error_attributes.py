try:
    compile("a = 1\nb = (2 +\n", "<name>", "exec")
except SyntaxError as error:
    print(error.msg, error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
try:
    compile("a b", "<name>", "exec")
except SyntaxError as error:
    print(error, error.args[0], error.lineno, error.offset, error.end_offset, repr(error.text))
