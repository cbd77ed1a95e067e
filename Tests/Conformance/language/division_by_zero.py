for expression in ("1 / 0", "1 // 0", "1 % 0", "1.0 / 0", "1.0 // 0", "1.0 % 0", "0 ** -1", "0.0 ** -1"):
    try:
        eval(expression)
    except ZeroDivisionError as error:
        print(expression, "->", error)
# expect: 1 / 0 -> division by zero
# expect: 1 // 0 -> integer division or modulo by zero
# expect: 1 % 0 -> integer modulo by zero
# expect: 1.0 / 0 -> float division by zero
# expect: 1.0 // 0 -> float floor division by zero
# expect: 1.0 % 0 -> float modulo by zero
# expect: 0 ** -1 -> 0.0 cannot be raised to a negative power
# expect: 0.0 ** -1 -> 0.0 cannot be raised to a negative power
