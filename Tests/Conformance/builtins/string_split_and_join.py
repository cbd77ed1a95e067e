print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a b c".rsplit(None, 1), "".split(), "".split(","))
# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['a b', 'c'] [] ['']
print("a\nb\r\nc\x0bd".splitlines(), "a\nb\n".splitlines(True), "k=v=w".partition("="), "k=v=w".rpartition("="),
      "x".partition("="))
# expect: ['a', 'b', 'c', 'd'] ['a\n', 'b\n'] ('k', '=', 'v=w') ('k=v', '=', 'w') ('x', '', '')
print("-".join(["a", "b"]), "".join([]), ", ".join("abc"), "x".join(str(i) for i in range(3)))
# expect: a-b  a, b, c 0x1x2
for call in ("'a'.split('')", "','.join([1])", "','.join(5)", "'a'.partition('')"):
    try:
        eval(call)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError empty separator
# expect: TypeError sequence item 0: expected str instance, int found
# expect: TypeError can only join an iterable
# expect: ValueError empty separator
