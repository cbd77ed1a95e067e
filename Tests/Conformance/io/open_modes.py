open("f", "w").close()
for mode in ("r", "w", "a", "x", "r+", "rb", "wb", "rt", "w+b", "", "rw", "z", "rbt", "U", "b", "rr", "+"):
    try:
        with open("f", mode) as file:
            print(mode, type(file).__name__, file.mode)
    except (ValueError, FileExistsError) as error:
        print(repr(mode), type(error).__name__, error)
