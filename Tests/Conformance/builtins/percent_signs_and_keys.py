print("%%|%s%%" % 5, b"%%" % (), "100%%" % {})  # expect: %|5% b'%' 100%
for template, operand in ("% %s", 1), ("%5%", ()), ("%(a)%", {"a": 1}), ("%(a)s %s", {"a": 1}), ("%(a)*d", {"a": 1}), (b"% %", 1):
    try:
        print(template % operand)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: ValueError unsupported format character '%' (0x25) at index 2
        # expect: TypeError not enough arguments for format string
        # expect: ValueError unsupported format character '%' (0x25) at index 4
        # expect: TypeError not enough arguments for format string
        # expect: TypeError not enough arguments for format string
        # expect: ValueError unsupported format character '%' (0x25) at index 2
print("%s %(a)s" % {"a": 1}, format(complex(-0.0, -0.0), "z"), f"{complex(-0.01, -0.01):z.1f}")  # expect: {'a': 1} 1 (0+0j) 0.0+0.0j
