import sys

log = []


def profiler(frame, event, argument):
    if frame.f_code.co_filename == __file__:
        log.append(f"{event} {getattr(argument, '__name__', argument) if event[:2] == 'c_' else frame.f_code.co_name}")


def g():
    yield 1


def work():
    text = "a,b".split(",")
    len(text)
    list(g())
    try:
        int("x")
    except ValueError:
        pass
    print(*text, sep="")
    return max(1, 2, key=abs)


sys.setprofile(profiler)
work()  # expect: ab
sys.setprofile(None)
for entry in log:
    print(entry)
    # expect: call work
    # expect: c_call split
    # expect: c_return split
    # expect: c_call len
    # expect: c_return len
    # expect: call g
    # expect: return g
    # expect: call g
    # expect: return g
    # expect: c_call print
    # expect: c_return print
    # expect: c_call max
    # expect: c_return max
    # expect: return work
    # expect: c_call setprofile
print(sys.getprofile())  # expect: None
