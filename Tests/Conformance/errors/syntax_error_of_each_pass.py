SOURCES = [
    "1_", "1+", "'abc", "x = 08", "(", "(]", "f() = 1", "a b", "if x:\npass", "x\n  y", "return", "def f(a, a): pass", "x = 1\nglobal x",
    "from __future__ import absent", "[(yield) for x in y]", "f(a=1, a=2)", "__debug__ = 1", "break", "class A[T, T]: pass", "a\0b",
]
for source in SOURCES:
    try:
        compile(source, "absent.py", "exec")
    except SyntaxError as error:
        print(type(error).__name__, error.args, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
        # expect: SyntaxError ('invalid decimal literal', ('absent.py', 1, 2, '1_', 1, 2)) 1 2 1_ 1 2
        # expect: SyntaxError ('invalid syntax', ('absent.py', 1, 3, '1+\n', 1, 4)) 1 3 1+
        # expect:  1 4
        # expect: SyntaxError ('unterminated string literal (detected at line 1)', ('absent.py', 1, 1, "'abc", 1, 1)) 1 1 'abc 1 1
        # expect: SyntaxError ('leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers', ('absent.py', 1, 5, 'x = 08', 1, 6)) 1 5 x = 08 1 6
        # expect: SyntaxError ("'(' was never closed", ('absent.py', 1, 1, '(\n', 1, 0)) 1 1 (
        # expect:  1 0
        # expect: SyntaxError ("closing parenthesis ']' does not match opening parenthesis '('", ('absent.py', 1, 2, '(]', 1, 2)) 1 2 (] 1 2
        # expect: SyntaxError ("cannot assign to function call here. Maybe you meant '==' instead of '='?", ('absent.py', 1, 1, 'f() = 1\n', 1, 4)) 1 1 f() = 1
        # expect:  1 4
        # expect: SyntaxError ('invalid syntax', ('absent.py', 1, 3, 'a b\n', 1, 4)) 1 3 a b
        # expect:  1 4
        # expect: IndentationError ("expected an indented block after 'if' statement on line 1", ('absent.py', 2, 1, 'pass\n', 2, 5)) 2 1 pass
        # expect:  2 5
        # expect: IndentationError ('unexpected indent', ('absent.py', 2, 2, '  y\n', 2, -1)) 2 2   y
        # expect:  2 -1
        # expect: SyntaxError ("'return' outside function", ('absent.py', 1, 1, None, 1, 7)) 1 1 None 1 7
        # expect: SyntaxError ("duplicate argument 'a' in function definition",) 1 10 None 1 11
        # expect: SyntaxError ("name 'x' is assigned to before global declaration",) 2 1 None 2 9
        # expect: SyntaxError ('future feature absent is not defined',) 1 1 None 1 None
        # expect: SyntaxError ("'yield' inside list comprehension",) 1 3 None 1 8
        # expect: SyntaxError ('keyword argument repeated: a', ('absent.py', 1, 8, None, 1, 11)) 1 8 None 1 11
        # expect: SyntaxError ('cannot assign to __debug__', ('absent.py', 1, 1, None, 1, 10)) 1 1 None 1 10
        # expect: SyntaxError ("'break' outside loop", ('absent.py', 1, 1, None, 1, 6)) 1 1 None 1 6
        # expect: SyntaxError ("duplicate type parameter 'T'",) 1 12 None 1 13
        # expect: SyntaxError ('source code string cannot contain null bytes',) None None None None None
for source in ["1+", "(1+\n2)+", "x.", "a b", "", "not"]:
    try:
        compile(source, "absent.py", "eval")
    except SyntaxError as error:
        print(error.args)  # expect: ('invalid syntax', ('absent.py', 1, 0, '1+', 1, 0))
        # expect: ('invalid syntax', ('absent.py', 2, 0, '2)+', 2, 0))
        # expect: ('invalid syntax', ('absent.py', 1, 0, 'x.', 1, 0))
        # expect: ('invalid syntax', ('absent.py', 1, 3, 'a b', 1, 4))
        # expect: ('invalid syntax', ('absent.py', 0, 0, '', 0, 0))
        # expect: ('invalid syntax', ('absent.py', 1, 0, 'not', 1, 0))
