print(float("1.5"), float(" -2e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(3), float())
# expect: 1.5 -2000.0 inf -inf nan 10.5 3.0 0.0
print(float("1e400"), float(".5"), float("5."), float("1e-400"), float(b"2.5"))  # expect: inf 0.5 5.0 0.0 2.5
for call in ("float('')", "float('abc')", "float('1,5')", "float(None)", "float(10 ** 400)"):
    try:
        eval(call)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError could not convert string to float: ''
# expect: ValueError could not convert string to float: 'abc'
# expect: ValueError could not convert string to float: '1,5'
# expect: TypeError float() argument must be a string or a real number, not 'NoneType'
# expect: OverflowError int too large to convert to float
print((2.5).is_integer(), (2.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"))
# expect: False True 0x1.8000000000000p+0 3.0
