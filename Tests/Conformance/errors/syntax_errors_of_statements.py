for source in ("return 1", "break", "continue", "yield 1", "def f():\n  nonlocal x", "1 = x", "f() = 1", "del 5",
               "x + 1 = 2", "None = 1",
               "def f(a, a): pass", "f(a=1, 2)", "f(**a, *b)", "f(a=1, a=2)", "a, b += 1", "for 1 in x: pass",
               "lambda x: (yield)", "import a.b as c.d",
               "class C: return 1", "x: int: str", "await x", "async with a: pass", "def f(*): pass",
               "try:\n pass\nx", "global x; x = 1", "x = 1; global x",
               "'a' 5", "5a", "0777", "0b12", "1__0", "'\\x1'", "f'{'", "f'{}'", "b'é'", "a ! b", "$",
               "x = {1: 2, 3}", "else: pass", "from x import *, y"):
    try:
        compile(source, "<source>", "exec")
        print("fine:", source)
    except SyntaxError as error:
        print(f"{source!r}: {error.msg}")
# expect: 'return 1': 'return' outside function
# expect: 'break': 'break' outside loop
# expect: 'continue': 'continue' not properly in loop
# expect: 'yield 1': 'yield' outside function
# expect: 'def f():\n  nonlocal x': no binding for nonlocal 'x' found
# expect: '1 = x': cannot assign to literal here. Maybe you meant '==' instead of '='?
# expect: 'f() = 1': cannot assign to function call here. Maybe you meant '==' instead of '='?
# expect: 'del 5': cannot delete literal
# expect: 'x + 1 = 2': cannot assign to expression here. Maybe you meant '==' instead of '='?
# expect: 'None = 1': cannot assign to None
# expect: 'def f(a, a): pass': duplicate argument 'a' in function definition
# expect: 'f(a=1, 2)': positional argument follows keyword argument
# expect: 'f(**a, *b)': iterable argument unpacking follows keyword argument unpacking
# expect: 'f(a=1, a=2)': keyword argument repeated: a
# expect: 'a, b += 1': 'tuple' is an illegal expression for augmented assignment
# expect: 'for 1 in x: pass': cannot assign to literal
# expect: fine: lambda x: (yield)
# expect: 'import a.b as c.d': invalid syntax
# expect: 'class C: return 1': 'return' outside function
# expect: 'x: int: str': invalid syntax
# expect: 'await x': 'await' outside function
# expect: 'async with a: pass': 'async with' outside async function
# expect: 'def f(*): pass': named arguments must follow bare *
# expect: 'try:\n pass\nx': expected 'except' or 'finally' block
# expect: fine: global x; x = 1
# expect: 'x = 1; global x': name 'x' is assigned to before global declaration
# expect: "'a' 5": invalid syntax
# expect: '5a': invalid decimal literal
# expect: '0777': leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
# expect: '0b12': invalid digit '2' in binary literal
# expect: '1__0': invalid decimal literal
# expect: "'\\x1'": (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
# expect: "f'{'": f-string: expecting '}'
# expect: "f'{}'": f-string: valid expression required before '}'
# expect: "b'é'": bytes can only contain ASCII literal characters
# expect: 'a ! b': invalid syntax
# expect: '$': invalid syntax
# expect: 'x = {1: 2, 3}': ':' expected after dictionary key
# expect: 'else: pass': invalid syntax
# expect: 'from x import *, y': invalid syntax
