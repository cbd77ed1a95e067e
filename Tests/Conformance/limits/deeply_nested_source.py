for source in ("(" * 5000 + ")" * 5000, "[" * 5000 + "]" * 5000, "-" * 200_000 + "1"):
    try:
        eval(source)
        print("evaluated")
    except (SyntaxError, MemoryError, RecursionError) as error:
        print("refused")
# expect: refused
# expect: refused
# expect: refused
