# Sizes, widths and counts beyond any memory raise, at once.
import sys

huge = sys.maxsize
for use in [
    lambda: [0] * huge,
    lambda: (0,) * huge,
    lambda: "ab" * huge,
    lambda: b"ab" * huge,
    lambda: bytearray(b"ab") * huge,
    lambda: bytes(huge),
    lambda: bytearray(huge),
    lambda: "a".ljust(huge),
    lambda: "a".center(huge),
    lambda: "a".zfill(huge),
    lambda: b"a".rjust(huge),
    lambda: "\t".expandtabs(huge),
    lambda: 1 << huge,
    lambda: 1 << (1 << 70),
    lambda: "%*d" % (huge, 1),
    lambda: "%.*f" % (huge, 1.0),
    lambda: format(1, f"{huge}d"),
    lambda: format(1.5, f".{huge}f"),
    lambda: f"{1:{huge * 10}}",
    lambda: [0] * (huge // 8),
    lambda: "a".replace("", "b" * 1000) * huge,
    lambda: range(huge * 4)[huge * 2],
    lambda: len(range(huge * 4)),
    lambda: int("1" * 5000),
    lambda: str(10**5000),
    lambda: chr(huge),
    lambda: round(1.5, huge),
    lambda: "x".join(["y"] * 3) * (huge // 2),
    lambda: bytes([256]),
    lambda: slice(None, None, huge).indices(huge * 2),
    lambda: "abc"[:: -huge],
    lambda: hash(1 << 100000),
    lambda: 2**-huge,
    lambda: pow(2, huge, 1000007),
    lambda: memoryview(b"abc").cast("B", [huge]),
]:
    try:
        result = repr(use())
    except (MemoryError, OverflowError, ValueError, IndexError, TypeError):
        print("refused")
    else:
        print(result[:60])
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: 18446744073709551614
# expect: refused
# expect: refused
# expect: refused
# expect: refused
# expect: 1.5
# expect: refused
# expect: refused
# expect: (0, 18446744073709551614, 9223372036854775807)
# expect: 'c'
# expect: 2097152
# expect: 0.0
# expect: 563540
# expect: refused
