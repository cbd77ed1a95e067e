open("f", "w").close()
for mode in ("r", "w", "a", "x", "r+", "rb", "wb", "rt", "w+b", "", "rw", "z", "rbt", "U", "b", "rr", "+"):
    try:
        with open("f", mode) as file:
            print(mode, type(file).__name__, file.mode)
    except (ValueError, FileExistsError) as error:
        print(repr(mode), type(error).__name__, error)
# expect: r TextIOWrapper r
# expect: w TextIOWrapper w
# expect: a TextIOWrapper a
# expect: 'x' FileExistsError [Errno 17] File exists: 'f'
# expect: r+ TextIOWrapper r+
# expect: rb BufferedReader rb
# expect: wb BufferedWriter wb
# expect: rt TextIOWrapper rt
# expect: w+b BufferedRandom rb+
# expect: '' ValueError Must have exactly one of create/read/write/append mode and at most one plus
# expect: 'rw' ValueError must have exactly one of create/read/write/append mode
# expect: 'z' ValueError invalid mode: 'z'
# expect: 'rbt' ValueError can't have text and binary mode at once
# expect: 'U' ValueError invalid mode: 'U'
# expect: 'b' ValueError Must have exactly one of create/read/write/append mode and at most one plus
# expect: 'rr' ValueError invalid mode: 'rr'
# expect: '+' ValueError Must have exactly one of create/read/write/append mode and at most one plus
