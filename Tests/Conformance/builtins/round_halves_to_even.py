print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234.5678, -2))
# expect: 0 2 2 0 2.67 1200.0
print(round(5), round(15, -1), round(25, -1), round(1e20), round(0.1 + 0.2, 5), type(round(2.0)).__name__)
# expect: 5 20 20 100000000000000000000 0.3 int
for value in (float("nan"), float("inf")):
    try:
        round(value)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError cannot convert float NaN to integer
# expect: OverflowError cannot convert float infinity to integer
