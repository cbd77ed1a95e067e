import warnings


def warned(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        value = eval(source)
    print(value, *(f"{item.category.__name__}: {item.message}" for item in log))  # expect: 1 SyntaxWarning: invalid decimal literal SyntaxWarning: invalid decimal literal
    # expect: [31] SyntaxWarning: invalid hexadecimal literal
    # expect: 1 SyntaxWarning: invalid binary literal
    # expect: True SyntaxWarning: invalid octal literal
    # expect: 2 SyntaxWarning: invalid decimal literal
    # expect: 1j SyntaxWarning: invalid imaginary literal
    # expect: 4 SyntaxWarning: invalid decimal literal SyntaxWarning: "is" with 'int' literal. Did you mean "=="?


warned("1if 1else 2")
warned("[0x1for x in (1,)]")
warned("0b1or 3")
warned("0o7in [7]")
warned("1.5and 2")
warned("1jor 3")
warned("1_0is 3 if False else 4")
