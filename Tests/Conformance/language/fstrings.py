name, n, pi = "Ada", 42, 3.14159
print(f"{name} {n} {pi}", f"{name!r} {name!s:>6}|", f"{{}} {n + 1}")  # expect: Ada 42 3.14159 'Ada'    Ada| {} 43
print(f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}")  # expect:    42|42   | 42  |00042|+42|2a|0b101010|42
print(f"{pi:.2f}|{pi:8.3f}|{pi:e}|{pi:g}|{0.25:%}|{1234567.891:,.1f}")
# expect: 3.14|   3.142|3.141590e+00|3.14159|25.000000%|1,234,567.9
print(f"{n=} {n = } {name=!s} {pi=:.1f}")  # expect: n=42 n = 42 name=Ada pi=3.1
width = 8
print(f"{name:*^{width}}", f"{n:{'>'}{width}}")  # expect: **Ada***       42
print(f"{'nested ' + f'{n}'} {[f'{i}' for i in range(2)]} {"same quotes"}")  # expect: nested 42 ['0', '1'] same quotes
print(f'''{
    n
}''', rf"\d{n}", f"\u00e9\x41{'\n'!r}", f"a" "b" f"{n}")
# expect: 42 \d42 éA'\n' ab42
print(f"{(lambda x: x * 2)(3)} {n if n else 0} {dict(a=1)['a']} {n!r:>4}")  # expect: 6 42 1   42
