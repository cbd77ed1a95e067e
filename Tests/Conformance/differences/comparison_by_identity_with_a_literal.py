# Cause: the compiler gives no SyntaxWarning yet; CPython warns on standard error.
# Workaround: none is needed, the value is the same.
x = eval("5 is 5")
print(x)  # expect: True
