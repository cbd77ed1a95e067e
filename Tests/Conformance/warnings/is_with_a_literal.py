import warnings


def warned(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "source.py", "exec")
    return [(str(item.message), item.category.__name__, item.filename, item.lineno) for item in log]


print(warned("x is 1"))  # expect: [('"is" with \'int\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 1)]
print(warned("x is not 'a'"))  # expect: [('"is not" with \'str\' literal. Did you mean "!="?', 'SyntaxWarning', 'source.py', 1)]
print(warned("\n\nif (1, 2) is x: pass"))  # expect: [('"is" with \'tuple\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 3)]
print(warned("x is -1\nx is 1.5\nx is b''\nx is 2j\nx is 'a' + 'b'"))
# expect: [('"is" with \'int\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 1), ('"is" with \'float\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 2), ('"is" with \'bytes\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 3), ('"is" with \'complex\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 4), ('"is" with \'str\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 5)]
print(warned("x is None or x is ... or x is True or x is [] or x is (x,)"))  # expect: []
print(warned("x < 1 is 2 is 3"))  # expect: [('"is" with \'int\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 1)]
print(warned("def f():\n    while 0:\n        return 1 is 1"))  # expect: [('"is" with \'int\' literal. Did you mean "=="?', 'SyntaxWarning', 'source.py', 3)]
