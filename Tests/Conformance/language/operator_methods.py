class Number:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"N{self.value}"

    def __neg__(self):
        return Number(-self.value)

    def __invert__(self):
        return "inverted"

    def __matmul__(self, other):
        return "matmul"

    def __iadd__(self, other):
        self.value += other
        return self

    def __divmod__(self, other):
        return "divmod"

    def __pow__(self, exponent, modulus=None):
        return ("pow", exponent, modulus)

    def __index__(self):
        return self.value

    def __bool__(self):
        return self.value != 0

    def __abs__(self):
        return "abs"

    def __round__(self, digits=None):
        return ("round", digits)


n = Number(3)
print(-n, ~n, n @ n, divmod(n, 2), n ** 2, pow(n, 2, 5), abs(n), round(n), round(n, 2))
# expect: N-3 inverted matmul divmod ('pow', 2, None) ('pow', 2, 5) abs ('round', None) ('round', 2)
n += 4
print(n, [0, 1, 2, 3, 4, 5, 6, 7, 8][n], hex(n), bool(Number(0)), "x" * n)  # expect: N7 7 0x7 False xxxxxxx
