print(eval("1 + 2"), eval("x * 2", {"x": 21}), eval("a + b", {"a": 1}, {"b": 2}), eval(" 3"))  # expect: 3 42 3 3
space = {}
exec("y = 5\ndef f():\n    return y + 1", space)
print(space["y"], space["f"](), "__builtins__" in space)  # expect: 5 6 True
code = compile("z = 1\nz + 1", "<mine>", "exec")
exec(code)
print(z, code.co_filename, eval(compile("4 * 4", "<e>", "eval")))  # expect: 1 <mine> 16
for call in ("eval('1 +')", "eval('x = 1')", "exec('  a')", "eval('')", "compile('1', 'f', 'bad')"):
    try:
        eval(call)
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: SyntaxError invalid syntax (<string>, line 1)
# expect: IndentationError unexpected indent (<string>, line 1)
# expect: SyntaxError invalid syntax (<string>, line 0)
# expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
