import warnings

warnings.simplefilter("error")
for source in [r'x = "\d"', r'f"{1}\w"', "x = ('a'\n'\\d')", "x is 1", "assert (1, 2)", "é = 'é' is 1", "(1\n)(2)", '"\\400"']:
    try:
        compile(source, "absent.py", "exec")
    except SyntaxError as error:
        print(error.msg, error.args[1], error.__context__)  # expect: invalid escape sequence '\d' ('absent.py', 1, 5, 'x = "\\d"\n', 1, 9) None
        # expect: invalid escape sequence '\w' ('absent.py', 1, 8, 'f"{1}\\w"\n', 1, 9) None
        # expect: invalid escape sequence '\d' ('absent.py', 2, 1, "'\\d')\n", 2, 5) None
        # expect: "is" with 'int' literal. Did you mean "=="? ('absent.py', 1, 1, None, 1, 7) None
        # expect: assertion is always true, perhaps remove parentheses? ('absent.py', 1, 1, None, 1, 14) None
        # expect: "is" with 'str' literal. Did you mean "=="? ('absent.py', 1, 6, None, 1, 15) None
        # expect: 'int' object is not callable; perhaps you missed a comma? ('absent.py', 1, 2, None, 1, 3) None
        # expect: invalid octal escape sequence '\400' ('absent.py', 1, 1, '"\\400"\n', 1, 7) None
try:
    compile("x = 1if 1 else 2", "absent.py", "exec")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.end_offset)  # expect: invalid decimal literal 1 5 5
warnings.resetwarnings()
warnings.filterwarnings("error", module="some/file")
try:
    compile("x is 1", "some/file.py", "exec")
except SyntaxError as error:
    print(error)  # expect: "is" with 'int' literal. Did you mean "=="? (file.py, line 1)
