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


class Iter:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n


def list_comp():
    x = [i for i in range(3)]
    return x


def list_comp_multi():
    x = [
        i * 2
        for i in range(3)
        if i != 1
    ]
    return x


def dict_comp():
    x = {i: i for i in range(2)}
    y = {i for i in range(2)}


def gen_expr():
    x = list(i for i in range(2))


def multi_call():
    a = b = 1
    x = max(
        a,
        b,
        key=abs,
    )
    return x


def multi_call2():
    def f(*a, **k):
        return a
    args = (1,)
    return f(
        1,
        *args,
        x=2,
    )


def multi_binary():
    a = 1
    b = 2
    x = (a +
         b +
         3)
    return x


def multi_bool(a=1, b=0, c=1):
    if (a and
        b or
        c):
        x = 1
    y = (a or
         b)
    z = (
        a
        and
        b
    )


def multi_cmp(a=1, b=2):
    x = (a
         <
         b
         < 3)
    if (a
        < b):
        return x


def multi_dict(v=1):
    d = {
        'a': 1,
        'b': v,
        'c': [
            v,
            2,
        ],
    }
    t = (
        1,
        2,
    )
    return d


def multi_return(v=1):
    return (
        v
    )


def multi_return2(v=1):
    return [
        v,
        v
    ]


def multi_assign():
    (a,
     b) = (1,
           2)
    c = \
        a
    return c


def multi_str():
    x = ("a"
         "b")
    y = f"{x}" \
        f"{x}"
    """doc
    string"""
    return y


def ternary(v=1):
    x = 1 if v else 2
    y = (
        1
        if v
        else 2
    )


def subscript_multi(d=None):
    d = {1: 2}
    return d[
        1
    ]


def star_unpack():
    a, *b = 1, 2, 3
    [c,
     d] = b


def aug_attr():
    it = Iter()
    it.n += 1
    d = {}
    d[
        'a'
    ] = 1
    d['a'] += (
        1
    )


print(trace(list_comp))  # expect: c.0 l.1 l.1 l.1 l.1 l.2 r.2
print(trace(list_comp_multi))  # expect: c.0 l.3 l.1 l.3 l.4 l.2 l.3 l.4 l.2 l.3 l.4 l.2 l.3 l.1 l.6 r.6
print(trace(dict_comp))  # expect: c.0 l.1 l.1 l.1 l.2 l.2 l.2 r.2
print(trace(gen_expr))  # expect: c.0 l.1 c.<genexpr>:1 l.<genexpr>:1 r.<genexpr>:1=0 c.<genexpr>:1 l.<genexpr>:1 r.<genexpr>:1=1 c.<genexpr>:1 l.<genexpr>:1 r.<genexpr>:1 r.1
print(trace(multi_call))  # expect: c.0 l.1 l.2 l.3 l.4 l.5 l.2 l.7 r.7=1
print(trace(multi_call2))  # expect: c.0 l.1 l.3 l.4 l.5 l.4 l.6 l.4 l.7 l.4 c.f:1 l.f:2 r.f:2 r.4
print(trace(multi_binary))  # expect: c.0 l.1 l.2 l.3 l.4 l.3 l.5 l.3 l.6 r.6=6
print(trace(multi_bool))  # expect: c.0 l.1 l.2 l.3 l.4 l.5 l.8 l.10 l.7 r.7
print(trace(multi_cmp))  # expect: c.0 l.1 l.3 l.1 l.4 l.1 l.5 l.6 l.5 l.7 r.7
print(trace(multi_dict))  # expect: c.0 l.2 l.3 l.5 l.6 l.4 l.1 l.9 l.13 r.13
print(trace(multi_return))  # expect: c.0 l.2 l.1 r.1=1
print(trace(multi_return2))  # expect: c.0 l.2 l.3 l.1 r.1
print(trace(multi_assign))  # expect: c.0 l.2 l.1 l.2 l.5 l.4 l.6 r.6=1
print(trace(multi_str))  # expect: c.0 l.1 l.3 l.4 l.3 l.5 l.7 r.7='abab'
print(trace(ternary))  # expect: c.0 l.1 l.4 l.3 l.2 r.2
print(trace(subscript_multi))  # expect: c.0 l.1 l.2 l.3 l.2 r.2=2
print(trace(star_unpack))  # expect: c.0 l.1 l.3 l.2 l.3 r.3
print(trace(aug_attr))  # expect: c.0 l.1 l.2 l.3 l.6 l.4 l.5 l.4 l.7 l.8 l.7 r.7
