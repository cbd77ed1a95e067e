import sys
import traceback


def deep(n):
    if n == 0:
        raise ValueError("deep")
    deep(n - 1)


def show(text):
    print(text.replace(__file__, "FILE"), end="")


try:
    deep(1)
except ValueError as error:
    kept = error
    show(traceback.format_exc())  # expect: Traceback (most recent call last):
    # expect:   File "FILE", line 16, in <module>
    # expect:     deep(1)
    # expect:     ~~~~^^^
    # expect:   File "FILE", line 8, in deep
    # expect:     deep(n - 1)
    # expect:     ~~~~^^^^^^^
    # expect:   File "FILE", line 7, in deep
    # expect:     raise ValueError("deep")
    # expect: ValueError: deep
show("".join(traceback.format_exception(kept, limit=1)))  # expect: Traceback (most recent call last):
# expect:   File "FILE", line 16, in <module>
# expect:     deep(1)
# expect:     ~~~~^^^
# expect: ValueError: deep
show("".join(traceback.format_exception(type(kept), kept, kept.__traceback__, limit=-1)))  # expect: Traceback (most recent call last):
# expect:   File "FILE", line 7, in deep
# expect:     raise ValueError("deep")
# expect: ValueError: deep
print(traceback.format_exception_only(kept), traceback.format_exception_only(ValueError, kept), traceback.format_exception_only(None))
# expect: ['ValueError: deep\n'] ['ValueError: deep\n'] ['NoneType: None\n']
show("".join(traceback.format_tb(kept.__traceback__)))  # expect:   File "FILE", line 16, in <module>
# expect:     deep(1)
# expect:     ~~~~^^^
# expect:   File "FILE", line 8, in deep
# expect:     deep(n - 1)
# expect:     ~~~~^^^^^^^
# expect:   File "FILE", line 7, in deep
# expect:     raise ValueError("deep")
summary = traceback.extract_tb(kept.__traceback__)
print(len(summary), type(summary).__name__, [(frame.lineno, frame.end_lineno, frame.colno, frame.end_colno, frame.name, frame.line) for frame in summary])
# expect: 3 StackSummary [(16, 16, 4, 11, '<module>', 'deep(1)'), (8, 8, 4, 15, 'deep', 'deep(n - 1)'), (7, 7, 8, 32, 'deep', 'raise ValueError("deep")')]
first = summary[0]
print(first[1:], len(first), first == tuple(first), repr(first).replace(__file__, "FILE"))  # expect: (16, '<module>', 'deep(1)') 4 True <FrameSummary file FILE, line 16 in <module>>
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise KeyError("k") from error
except KeyError as error:
    show("".join(traceback.format_exception(error)))  # expect: Traceback (most recent call last):
    # expect:   File "FILE", line 55, in <module>
    # expect:     1 / 0
    # expect:     ~~^~~
    # expect: ZeroDivisionError: division by zero
    # expect:
    # expect: The above exception was the direct cause of the following exception:
    # expect:
    # expect: Traceback (most recent call last):
    # expect:   File "FILE", line 57, in <module>
    # expect:     raise KeyError("k") from error
    # expect: KeyError: 'k'
    show(traceback.format_exc(chain=False))  # expect: Traceback (most recent call last):
    # expect:   File "FILE", line 57, in <module>
    # expect:     raise KeyError("k") from error
    # expect: KeyError: 'k'
try:
    raise ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [TypeError("x\ny")])])
except ExceptionGroup as error:
    error.add_note("a note\nof two lines")
    show("".join(traceback.format_exception(error)))  # expect:   + Exception Group Traceback (most recent call last):
    # expect:   |   File "FILE", line 76, in <module>
    # expect:   |     raise ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [TypeError("x\ny")])])
    # expect:   | ExceptionGroup: group (2 sub-exceptions)
    # expect:   | a note
    # expect:   | of two lines
    # expect:   +-+---------------- 1 ----------------
    # expect:     | ValueError: 1
    # expect:     +---------------- 2 ----------------
    # expect:     | ExceptionGroup: inner (1 sub-exception)
    # expect:     +-+---------------- 1 ----------------
    # expect:       | TypeError: x
    # expect:       | y
    # expect:       +------------------------------------
    show("".join(traceback.format_exception_only(error, show_group=True)))  # expect: ExceptionGroup: group (2 sub-exceptions)
    # expect: a note
    # expect: of two lines
    # expect:    ValueError: 1
    # expect:    ExceptionGroup: inner (1 sub-exception)
    # expect:       TypeError: x
    # expect:       y
    described = traceback.TracebackException.from_exception(error, max_group_width=1, max_group_depth=1)
    show("".join(described.format()))  # expect:   + Exception Group Traceback (most recent call last):
    # expect:   |   File "FILE", line 76, in <module>
    # expect:   |     raise ExceptionGroup("group", [ValueError(1), ExceptionGroup("inner", [TypeError("x\ny")])])
    # expect:   | ExceptionGroup: group (2 sub-exceptions)
    # expect:   | a note
    # expect:   | of two lines
    # expect:   +-+---------------- 1 ----------------
    # expect:     | ValueError: 1
    # expect:     +---------------- ... ----------------
    # expect:     | and 1 more exception
    # expect:     +------------------------------------
for call in [lambda: traceback.print_exception(3), lambda: traceback.format_exception(kept, kept), lambda: traceback.print_last()]:
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)  # expect: TypeError Exception expected for value, int found
        # expect: ValueError Both or neither of value and tb must be given
        # expect: ValueError no last exception
