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


class CM:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return True


def try_except():
    try:
        a = 1
        raise ValueError
    except KeyError:
        a = 2
    except ValueError:
        a = 3
    return a


def try_except_as():
    try:
        1 / 0
    except ZeroDivisionError as e:
        a = 3
    b = 1


def try_finally():
    try:
        a = 1
    finally:
        b = 2
    return a


def try_finally_return():
    try:
        return 1
    finally:
        b = 2


def try_except_else_finally():
    try:
        a = 1
    except ValueError:
        b = 1
    else:
        c = 1
    finally:
        d = 1


def try_nested():
    try:
        try:
            raise ValueError
        finally:
            a = 1
    except ValueError:
        b = 1
    finally:
        c = 1


def try_reraise():
    try:
        try:
            raise ValueError
        except KeyError:
            pass
    except ValueError:
        pass


def try_in_loop():
    for i in range(2):
        try:
            if i:
                raise ValueError
        except ValueError:
            continue
        finally:
            x = 1


def finally_break():
    for i in range(3):
        try:
            break
        finally:
            x = 1
    return 1


def try_pass_finally_pass():
    try:
        pass
    finally:
        pass


def with_plain():
    with CM() as c:
        a = 1
    b = 2


def with_exc():
    with CM() as c:
        raise ValueError
    b = 2


def with_two():
    with CM() as c, \
         CM() as d:
        a = 1
    b = 2


def with_paren():
    with (
        CM() as c,
        CM() as d,
    ):
        a = 1
    b = 2


def with_return():
    with CM():
        return 5


def uncaught_in_with():
    try:
        with CM() as a:
            x = 1
            with CM():
                1/0
        y = 1
    finally:
        z = 1


def raise_through():
    def f():
        raise ValueError
    def g():
        f()
    try:
        g()
    except ValueError:
        return 1


def assert_stmt(v=1):
    assert v
    assert v, "msg"
    try:
        assert not v, "m"
    except AssertionError:
        pass


print(trace(try_except))  # expect: c.0 l.1 l.2 l.3 e.3=ValueError l.4 l.6 l.7 l.8 r.8=3
print(trace(try_except_as))  # expect: c.0 l.1 l.2 e.2=ZeroDivisionError l.3 l.4 l.5 r.5
print(trace(try_finally))  # expect: c.0 l.1 l.2 l.4 l.5 r.5=1
print(trace(try_finally_return))  # expect: c.0 l.1 l.2 l.4 r.4=1
print(trace(try_except_else_finally))  # expect: c.0 l.1 l.2 l.6 l.8 r.8
print(trace(try_nested))  # expect: c.0 l.1 l.2 l.3 e.3=ValueError l.5 l.6 l.7 l.9 r.9
print(trace(try_reraise))  # expect: c.0 l.1 l.2 l.3 e.3=ValueError l.4 l.6 l.7 r.7
print(trace(try_in_loop))  # expect: c.0 l.1 l.2 l.3 l.8 l.1 l.2 l.3 l.4 e.4=ValueError l.5 l.6 l.8 l.1 r.1
print(trace(finally_break))  # expect: c.0 l.1 l.2 l.3 l.5 l.6 r.6=1
print(trace(try_pass_finally_pass))  # expect: c.0 l.1 l.2 l.4 r.4
print(trace(with_plain))  # expect: c.0 l.1 c.__enter__:-100 l.__enter__:-99 r.__enter__:-99 l.2 l.1 c.__exit__:-98 l.__exit__:-97 r.__exit__:-97 l.3 r.3
print(trace(with_exc))  # expect: c.0 l.1 c.__enter__:-106 l.__enter__:-105 r.__enter__:-105 l.2 e.2=ValueError l.1 c.__exit__:-104 l.__exit__:-103 r.__exit__:-103 l.3 r.3
print(trace(with_two))  # expect: c.0 l.1 c.__enter__:-112 l.__enter__:-111 r.__enter__:-111 l.2 c.__enter__:-112 l.__enter__:-111 r.__enter__:-111 l.3 l.2 c.__exit__:-110 l.__exit__:-109 r.__exit__:-109 l.1 c.__exit__:-110 l.__exit__:-109 r.__exit__:-109 l.4 r.4
print(trace(with_paren))  # expect: c.0 l.2 c.__enter__:-119 l.__enter__:-118 r.__enter__:-118 l.3 c.__enter__:-119 l.__enter__:-118 r.__enter__:-118 l.5 l.3 c.__exit__:-117 l.__exit__:-116 r.__exit__:-116 l.2 c.__exit__:-117 l.__exit__:-116 r.__exit__:-116 l.6 r.6
print(trace(with_return))  # expect: c.0 l.1 c.__enter__:-128 l.__enter__:-127 r.__enter__:-127 l.2 l.1 c.__exit__:-126 l.__exit__:-125 r.__exit__:-125 r.1=5
print(trace(uncaught_in_with))  # expect: c.0 l.1 l.2 c.__enter__:-133 l.__enter__:-132 r.__enter__:-132 l.3 l.4 c.__enter__:-133 l.__enter__:-132 r.__enter__:-132 l.5 e.5=ZeroDivisionError l.4 c.__exit__:-131 l.__exit__:-130 r.__exit__:-130 l.2 c.__exit__:-131 l.__exit__:-130 r.__exit__:-130 l.6 l.8 r.8
print(trace(raise_through))  # expect: c.0 l.1 l.3 l.5 l.6 c.g:3 l.g:4 c.f:1 l.f:2 e.f:2=ValueError r.f:2 e.g:4=ValueError r.g:4 e.6=ValueError l.7 l.8 r.8=1
print(trace(assert_stmt))  # expect: c.0 l.1 l.2 l.3 l.4 e.4=AssertionError l.5 l.6 r.6
