import sys

for expression in ("'x'.ljust(sys.maxsize)", "'x'.center(sys.maxsize)", "'1'.zfill(sys.maxsize)",
                   "'\\t'.expandtabs(sys.maxsize)", "'%*d' % (1 << 62, 1)",
                   "'{:{}}'.format(1, 1 << 62)", "f'{1:999999999999999999999}'", "b'x'.rjust(sys.maxsize)",
                   "format(1.0, '.99999999999f')", "(1).to_bytes(1 << 62, 'big')"):
    try:
        eval(expression)
        print("evaluated")
    except (MemoryError, OverflowError, ValueError):
        print("refused")
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
