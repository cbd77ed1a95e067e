with open("f", "w+", encoding="utf-8") as file:
    file.write("äb\ncd\n")
    file.seek(0)
    print(file.readline(), file.tell())
    # expect: äb
    # expect:  4
    position = file.tell()
    print(file.read(), file.seek(position), file.read(1), file.seek(0, 2), file.seek(0), file.read(1))
    # expect: cd
    # expect:  4 c 7 0 ä
    for arguments in ((1, 1), (-1, 2), (-1,), (0, 5)):
        try:
            file.seek(*arguments)
        except (OSError, ValueError) as error:
            print(type(error).__name__, error)
    # expect: UnsupportedOperation can't do nonzero cur-relative seeks
    # expect: UnsupportedOperation can't do nonzero end-relative seeks
    # expect: ValueError negative seek position -1
    # expect: ValueError invalid whence (5, should be 0, 1 or 2)
    next(iter(file))
    try:
        file.tell()
    except OSError as error:
        print(error)  # expect: telling position disabled by next() call
