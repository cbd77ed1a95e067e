print("{} {}".format(1, "a"), "{1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="z"), "{{}}".format())
# expect: 1 a b a 1 'z' {}
print("{0[1]} {1.real} {2[k]}".format([1, 2], 3, {"k": "v"}), "{:>{}}|".format("a", 4), "{:*^7}".format("mid"))
# expect: 2 3 v    a| **mid**
print("{:,} {:.2e} {:%} {:c} {:x}".format(1234567, 12345.678, 0.5, 65, 255))
# expect: 1,234,567 1.23e+04 50.000000% A ff
for call in ("'{} {}'.format(1)", "'{a}'.format()", "'{'.format(1)", "'}'.format(1)", "'{:d}'.format('x')",
             "'{} {0}'.format(1)",
             "'{:Q}'.format(1)", "'{!z}'.format(1)"):
    try:
        eval(call)
    except (IndexError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
# expect: IndexError Replacement index 1 out of range for positional args tuple
# expect: KeyError 'a'
# expect: ValueError Single '{' encountered in format string
# expect: ValueError Single '}' encountered in format string
# expect: ValueError Unknown format code 'd' for object of type 'str'
# expect: ValueError cannot switch from automatic field numbering to manual field specification
# expect: ValueError Unknown format code 'Q' for object of type 'int'
# expect: ValueError Unknown conversion specifier z
