for opener in (lambda path, flags: -1, lambda path, flags: "x", lambda path, flags: 9999, lambda path: 0, 5):
    try:
        open("f", opener=opener)
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
# expect: ValueError opener returned -1
# expect: TypeError expected integer from opener
# expect: OSError [Errno 9] Bad file descriptor
# expect: TypeError <lambda>() takes 1 positional argument but 2 were given
# expect: TypeError 'int' object is not callable
