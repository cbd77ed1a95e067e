import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    try:
        exec('x = "\\d"\ny = (\n"\\e"')
    except SyntaxError as error:
        print(error)  # expect: '(' was never closed (<string>, line 2)
for item in log:
    print(item.message, item.lineno)  # expect: invalid escape sequence '\d' 1
    # expect: invalid escape sequence '\e' 3
