import warnings


def warned(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        value = eval(source)
    print(ascii(value), [(str(item.message), item.lineno) for item in log])  # expect: '\\d' [("invalid escape sequence '\\d'", 1)]
    # expect: b'\\q\\w' [("invalid escape sequence '\\q'", 1)]
    # expect: '\u0100\u01ff' [("invalid octal escape sequence '\\400'", 1), ("invalid octal escape sequence '\\777'", 1)]
    # expect: b'\x00' [("invalid octal escape sequence '\\400'", 1)]
    # expect: 'a\\e\\d' [("invalid escape sequence '\\e'", 1), ("invalid escape sequence '\\d'", 1)]
    # expect: '\\d1\\w' [("invalid escape sequence '\\d'", 1), ("invalid escape sequence '\\w'", 1)]
    # expect: '\\1' [("invalid escape sequence '\\{'", 1)]
    # expect: '\u2022AAA\n"' []
    # expect: '\\d\\d1' []
    # expect: 'a\n\n\\d' [("invalid escape sequence '\\d'", 1)]
    # expect: '\\\xe9' []


warned(r'"\d"')
warned(r'b"\q\w"')
warned(r'"\400" "\777"')
warned(r'b"\400"')
warned(r'"a" "\e" "\d"')
warned(r'f"\d{1}\w"')
warned(r'f"\{1}"')
warned(r'"\N{BULLET}\x41\u0041\101\n\""')
warned(r'r"\d" rb"\d".decode() rf"\d{1}"' if False else r'r"\d" rf"\d{1}"')
warned('"""a\n\n\\d"""')
warned('"\\\u00e9"')
