def f(**kwargs):
    return kwargs


print(f(**{"not an identifier": 1, "": 2}))  # expect: {'not an identifier': 1, '': 2}
for call in ("f(**{1: 2})", "f(**[1])", "f(**{'a': 1}, **{'a': 2})"):
    try:
        eval(call)
    except TypeError as error:
        print(error)
# expect: keywords must be strings
# expect: __main__.f() argument after ** must be a mapping, not list
# expect: __main__.f() got multiple values for keyword argument 'a'
