for expression in ("1 << (1 << 64)", "1 >> (1 << 64)", "-1 >> (1 << 64)", "0 << (1 << 64)"):
    try:
        print(eval(expression))
    except (OverflowError, MemoryError):
        print("refused")
# expect: refused
# expect: 0
# expect: -1
# expect: 0
