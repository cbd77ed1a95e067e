# Sources nested a hundred thousand deep are refused, never fatal.
for open_, close in [("(", ")"), ("[", "]"), ("{", "}"), ("f(", ")"), ("x[", "]"), ("-", ""), ("not ", ""), ("lambda: ", ""), ("x if ", " else y"), ("{1: ", "}"),
                     ("a.b(", ")"), ("await ", ""), ("*", ""), ("f'{", "}'"), ("x ** ", ""), ("(yield ", ")")]:
    for depth in (300, 100_000):
        source = open_ * depth + "x" + close * depth
        try:
            compile(source, "deep", "eval")
        except (SyntaxError, MemoryError, RecursionError):
            pass
print("expressions")  # expect: expressions
for statement in ("if x:", "for x in y:", "while x:", "try:", "with x:", "def f():", "class C:"):
    lines = []
    for depth in range(90):
        lines.append(" " * depth + statement)
    lines.append(" " * 90 + "pass")
    for depth in reversed(range(90)):
        if statement == "try:":
            lines.append(" " * depth + "finally: pass")
    try:
        compile("\n".join(lines), "deep", "exec")
    except (SyntaxError, MemoryError, RecursionError):
        pass
print("statements")  # expect: statements
for joined in ("+".join(["1"] * 50_000), "x" + ".a" * 50_000, "x" + "()" * 50_000, " and ".join(["x"] * 50_000), ",".join(["x"] * 50_000),
               "x" + "[0]" * 50_000, " < ".join(["x"] * 5_000), "'a' " * 50_000, "if x: pass\n" + "elif x: pass\n" * 20_000):
    try:
        compile(joined, "wide", "exec")
    except (SyntaxError, MemoryError, RecursionError):
        pass
print("wide")  # expect: wide
