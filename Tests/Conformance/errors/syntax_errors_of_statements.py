for source in ("return 1", "break", "continue", "yield 1", "def f():\n  nonlocal x", "1 = x", "f() = 1", "del 5", "x + 1 = 2", "None = 1",
               "def f(a, a): pass", "f(a=1, 2)", "f(**a, *b)", "f(a=1, a=2)", "a, b += 1", "for 1 in x: pass", "lambda x: (yield)", "import a.b as c.d",
               "class C: return 1", "x: int: str", "await x", "async with a: pass", "def f(*): pass", "try:\n pass\nx", "global x; x = 1", "x = 1; global x",
               "'a' 5", "5a", "0777", "0b12", "1__0", "'\\x1'", "f'{'", "f'{}'", "b'é'", "a ! b", "$", "x = {1: 2, 3}", "else: pass", "from x import *, y"):
    try:
        compile(source, "<source>", "exec")
        print("fine:", source)
    except SyntaxError as error:
        print(f"{source!r}: {error.msg}")
