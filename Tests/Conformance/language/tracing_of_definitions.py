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


def deco(f):
    return f


def deco2(n):
    return deco


def decorated():
    @deco
    @deco2(
        1
    )
    def inner(a,
              b=2):
        return a
    return inner(1)


def default_args(n=3):
    def f(a=n,
          *,
          b=(n,
             1)) -> n:
        return a
    return f()


def class_body():
    class A:
        x = 1
        def f(self):
            return 2
    return A().f()


def class_doc_base():
    class A(
        object
    ):
        "doc"
        y: int = 1
    return A


def lambda_call():
    f = lambda x: x + 1
    return f(1)


def lambda_multi():
    f = lambda x: (
        x +
        1)
    return f(1)


def nested_fn():
    x = 1
    def f():
        nonlocal x
        x = 2
    f()
    return x


def init_class():
    class A:
        def __init__(self):
            self.x = 1
        @property
        def p(self):
            return self.x
    return A().p


def exec_code():
    exec("a = 1\nb = 2\nfor i in (1,):\n    c = 3\n")


def eval_code():
    return eval("1 +\\\n2")


print(trace(decorated))  # expect: c.0 l.1 l.2 l.3 l.2 c.deco2:-4 l.deco2:-3 r.deco2:-3 l.6 l.5 l.2 c.deco:-8 l.deco:-7 r.deco:-7 l.1 c.deco:-8 l.deco:-7 r.deco:-7 l.5 l.8 c.inner:1 l.inner:7 r.inner:7=1 r.8=1
print(trace(default_args))  # expect: c.0 l.1 l.3 l.4 l.3 l.1 l.4 l.1 l.6 c.f:1 l.f:5 r.f:5=3 r.6=3
print(trace(class_body))  # expect: c.0 l.1 c.A:1 l.A:1 l.A:2 l.A:3 r.A:3 l.5 c.f:3 l.f:4 r.f:4=2 r.5=2
print(trace(class_doc_base))  # expect: c.0 l.1 l.2 l.1 c.A:1 l.A:1 l.A:4 l.A:5 r.A:5 l.6 r.6
print(trace(lambda_call))  # expect: c.0 l.1 l.2 c.<lambda>:1 l.<lambda>:1 r.<lambda>:1=2 r.2=2
print(trace(lambda_multi))  # expect: c.0 l.1 l.4 c.<lambda>:1 l.<lambda>:2 l.<lambda>:3 l.<lambda>:2 r.<lambda>:2=2 r.4=2
print(trace(nested_fn))  # expect: c.0 l.1 l.2 l.5 c.f:2 l.f:4 r.f:4 l.6 r.6=2
print(trace(init_class))  # expect: c.0 l.1 c.A:1 l.A:1 l.A:2 l.A:4 l.A:5 l.A:4 l.A:5 r.A:5 l.7 c.__init__:2 l.__init__:3 r.__init__:3 c.p:4 l.p:6 r.p:6=1 r.7=1
print(trace(exec_code))  # expect: c.0 l.1 c.<module>:0 l.<module>:1 l.<module>:2 l.<module>:3 l.<module>:4 l.<module>:3 r.<module>:3 r.1
print(trace(eval_code))  # expect: c.0 l.1 c.<module>:0 l.<module>:1 r.<module>:1=3 r.1=3
