import io
import sys
import traceback

try:
    compile("a b", "file", "exec")
except SyntaxError as error:
    described = traceback.TracebackException.from_exception(error)
    print(described.filename, described.lineno, described.offset, repr(described.text), described.msg, described.end_lineno, described.end_offset)
    # expect: file 1 3 'a b\n' invalid syntax 1 4
    print(list(described.format_exception_only()))  # expect: ['  File "file", line 1\n', '    a b\n', '      ^\n', 'SyntaxError: invalid syntax\n']


def local(a, b="x"):
    c = [a]
    raise RuntimeError("with locals")


try:
    local(1)
except RuntimeError as error:
    described = traceback.TracebackException(type(error), error, error.__traceback__.tb_next, capture_locals=True)
    print("".join(described.format()).replace(__file__, "FILE"), end="")  # expect: Traceback (most recent call last):
    # expect:   File "FILE", line 16, in local
    # expect:     raise RuntimeError("with locals")
    # expect:     a = 1
    # expect:     b = 'x'
    # expect:     c = [1]
    # expect: RuntimeError: with locals
    print(str(described), described.exc_type_str, described.__cause__, described.__suppress_context__, described == described)  # expect: with locals RuntimeError None False True
stack = traceback.StackSummary.from_list([("f.py", 3, "g", "x = 1"), traceback.FrameSummary("f.py", 3, "g", line="x = 1")])
print(stack.format(), stack[0] == stack[1])  # expect: ['  File "f.py", line 3, in g\n    x = 1\n', '  File "f.py", line 3, in g\n    x = 1\n'] True
print(traceback.StackSummary.from_list([("f.py", 3, "g", "x")] * 6).format()[-1])  # expect:   [Previous line repeated 3 more times]
# expect:


def inner():
    return [frame.name for frame in traceback.extract_stack()], traceback.format_stack(limit=1)


names, text = inner()
print(names, [line.replace(__file__, "FILE") for line in text])
# expect: ['<module>', 'inner'] ['  File "FILE", line 38, in inner\n    return [frame.name for frame in traceback.extract_stack()], traceback.format_stack(limit=1)\n']
print([frame.f_code.co_name for frame, line in traceback.walk_stack(sys._getframe())])  # expect: ['<module>']
output = io.StringIO()
try:
    1 / 0
except ZeroDivisionError as error:
    traceback.print_exc(file=output)
    traceback.print_tb(error.__traceback__, file=output)
    print([line for frame, line in traceback.walk_tb(error.__traceback__)])  # expect: [47]
    traceback.clear_frames(error.__traceback__)
print(output.getvalue().replace(__file__, "FILE"), end="")  # expect: Traceback (most recent call last):
# expect:   File "FILE", line 47, in <module>
# expect:     1 / 0
# expect:     ~~^~~
# expect: ZeroDivisionError: division by zero
# expect:   File "FILE", line 47, in <module>
# expect:     1 / 0
# expect:     ~~^~~
