import sys


def trace(function):
    """The events of a call: first letter, function if another, line from its def."""
    log = []
    own = function.__code__

    def tracer(frame, event, argument):
        code = frame.f_code
        if code.co_filename not in (__file__, "<string>"):
            return None
        line = frame.f_lineno - (own.co_firstlineno if code.co_filename == __file__ else 0)
        name = "" if code is own else code.co_name + ":"
        what = argument[0].__name__ if event == "exception" else repr(argument) if event == "return" and type(argument) in (int, str) else ""
        log.append(f"{event[0]}.{name}{line}" + (f"={what}" if what else ""))
        return tracer

    sys.settrace(tracer)
    try:
        function()
    finally:
        sys.settrace(None)
    return " ".join(log)


def if_else(x=0):
    if x:
        a = 1
    else:
        a = 2
    return a


def if_no_else(x=1):
    if x:
        a = 1


def elif_chain(x=2):
    if x == 1:
        a = 1
    elif x == 2:
        a = 2
    elif x == 3:
        a = 3
    else:
        a = 4
    b = a


def else_pass(x=0):
    if x:
        pass
    else:
        pass
    return x


def pass_only():
    pass


def for_loop():
    t = 0
    for i in range(3):
        t += i
    return t


def for_one_line():
    for i in range(3): pass
    return 1


def for_else():
    for i in [1, 2]:
        if i == 5:
            break
    else:
        x = 1
    return 2


def for_break_continue():
    for i in range(5):
        if i == 1:
            continue
        if i == 3:
            break
        x = i


def while_loop():
    n = 3
    while n > 0:
        n -= 1
    return n


def while_one_line():
    n = 3
    while n > 0: n -= 1
    return n


def while_true():
    n = 0
    while True:
        n += 1
        if n > 2:
            break
    return n


def while_1_pass_else():
    n = 2
    while n:
        n -= 1
        pass
    else:
        n = 5


def if_return(x=1):
    if x:
        return 1
    return 2


def if_in_loop():
    for i in range(2):
        if i:
            a = 1
        else:
            b = 1


def while_if_end():
    n = 2
    while n:
        n -= 1
        if n == 1:
            x = 1


def not_if(a=0, b=1):
    if not a:
        x = 1
    if not a and b:
        x = 2
    while not a:
        a = 1


def two_stmts():
    a = 1; b = 2
    if a: b = 3
    return b


def nested_loops():
    for i in range(2):
        for j in range(2):
            x = j


def match_stmt(v=(1, 2)):
    match v:
        case 1:
            x = 1
        case (1, 3):
            x = 2
        case (1, y):
            x = 3
        case _:
            x = 4
    return x


def match_guard(v=5):
    match v:
        case int() if v > 10:
            x = 1
        case int():
            x = 2


def match_none(v=5):
    match v:
        case 1:
            x = 1
        case 2 | 3:
            x = 2
    return 9


def del_global():
    global GG
    GG = 1
    del GG
    x = 1
    del x


def const_expr():
    1
    "x"
    ...
    None
    return


def empty_return():
    x = 1
    return


def walrus(a=3):
    if (b := a) > 2:
        c = b
    while (a := a - 1):
        pass


def ann_local():
    x: int = 1
    y: int
    return x


print(trace(if_else))  # expect: c.0 l.1 l.4 l.5 r.5=2
print(trace(if_no_else))  # expect: c.0 l.1 l.2 r.2
print(trace(elif_chain))  # expect: c.0 l.1 l.3 l.4 l.9 r.9
print(trace(else_pass))  # expect: c.0 l.1 l.4 l.5 r.5=0
print(trace(pass_only))  # expect: c.0 l.1 r.1
print(trace(for_loop))  # expect: c.0 l.1 l.2 l.3 l.2 l.3 l.2 l.3 l.2 l.4 r.4=3
print(trace(for_one_line))  # expect: c.0 l.1 l.1 l.1 l.1 l.2 r.2=1
print(trace(for_else))  # expect: c.0 l.1 l.2 l.1 l.2 l.1 l.5 l.6 r.6=2
print(trace(for_break_continue))  # expect: c.0 l.1 l.2 l.4 l.6 l.1 l.2 l.3 l.1 l.2 l.4 l.6 l.1 l.2 l.4 l.5 r.5
print(trace(while_loop))  # expect: c.0 l.1 l.2 l.3 l.2 l.3 l.2 l.3 l.2 l.4 r.4=0
print(trace(while_one_line))  # expect: c.0 l.1 l.2 l.2 l.2 l.3 r.3=0
print(trace(while_true))  # expect: c.0 l.1 l.2 l.3 l.4 l.2 l.3 l.4 l.2 l.3 l.4 l.5 l.6 r.6=3
print(trace(while_1_pass_else))  # expect: c.0 l.1 l.2 l.3 l.4 l.2 l.3 l.4 l.2 l.6 r.6
print(trace(if_return))  # expect: c.0 l.1 l.2 r.2=1
print(trace(if_in_loop))  # expect: c.0 l.1 l.2 l.5 l.1 l.2 l.3 l.1 r.1
print(trace(while_if_end))  # expect: c.0 l.1 l.2 l.3 l.4 l.5 l.2 l.3 l.4 l.2 r.2
print(trace(not_if))  # expect: c.0 l.1 l.2 l.3 l.4 l.5 l.6 l.5 r.5
print(trace(two_stmts))  # expect: c.0 l.1 l.2 l.3 r.3=3
print(trace(nested_loops))  # expect: c.0 l.1 l.2 l.3 l.2 l.3 l.2 l.1 l.2 l.3 l.2 l.3 l.2 l.1 r.1
print(trace(match_stmt))  # expect: c.0 l.1 l.2 l.4 l.6 l.7 l.10 r.10=3
print(trace(match_guard))  # expect: c.0 l.1 l.2 l.4 l.5 r.5
print(trace(match_none))  # expect: c.0 l.1 l.2 l.4 l.6 r.6=9
print(trace(del_global))  # expect: c.0 l.2 l.3 l.4 l.5 r.5
print(trace(const_expr))  # expect: c.0 l.1 l.2 l.3 l.4 l.5 r.5
print(trace(empty_return))  # expect: c.0 l.1 l.2 r.2
print(trace(walrus))  # expect: c.0 l.1 l.2 l.3 l.4 l.3 l.4 l.3 r.3
print(trace(ann_local))  # expect: c.0 l.1 l.3 r.3=1
