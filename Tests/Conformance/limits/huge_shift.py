for expression in ("1 << (1 << 64)", "1 >> (1 << 64)", "-1 >> (1 << 64)", "0 << (1 << 64)"):
    try:
        print(eval(expression))
    except (OverflowError, MemoryError) as error:
        print(type(error).__name__, error)
# expect: MemoryError 
# expect: 0
# expect: -1
# expect: 0
