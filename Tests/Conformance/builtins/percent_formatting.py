print("%d %s %r %x %o %c %%" % (42, "a", "b", 255, 8, "z"), "%5.2f|%-5d|%05d|%+d" % (3.14159, 42, 42, 42))
# expect: 42 a 'b' ff 10 z %  3.14|42   |00042|+42
print("%(a)s %(b)03d" % {"a": 1, "b": 2}, "%s" % [1], "%s" % ((1, 2),), "%.3s" % "abcdef", "%*d" % (5, 42),
      "%e %g" % (12345.0, 1e-5))
# expect: 1 002 [1] (1, 2) abc    42 1.234500e+04 1e-05
print("%i %u %X %#x %a" % (1.9, 2, 255, 255, "é"), b"%d %s" % (1, b"x"))  # expect: 1 2 FF 0xff '\xe9' b'1 x'
for call in ("'%d' % 'x'", "'%s %s' % 1", "'%s' % (1, 2)", "'%(a)s' % {}", "'%q' % 1", "'%' % 1"):
    try:
        eval(call)
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
# expect: TypeError %d format: a real number is required, not str
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during string formatting
# expect: KeyError 'a'
# expect: ValueError unsupported format character 'q' (0x71) at index 1
# expect: ValueError incomplete format
