import sys


def work():
    x = 1
    return x


def failing(frame, event, argument):
    raise ValueError(event)


try:
    sys.settrace(failing)
    work()
except ValueError as error:
    print(error, sys.gettrace())  # expect: call None


log = []


def tracer(frame, event, argument):
    log.append((event, frame.f_lineno - work.__code__.co_firstlineno))
    return tracer if event == "call" else None


sys.settrace(tracer)
work()
sys.settrace(None)
print(log)  # expect: [('call', 0), ('line', 1), ('line', 2), ('return', 2)]
log.clear()


def quiet(frame, event, argument):
    frame.f_trace_lines = False
    log.append(event)
    return quiet


sys.settrace(quiet)
work()
sys.settrace(None)
print(log)  # expect: ['call', 'return']


def here():
    events = []

    def local(frame, event, argument):
        events.append((event, frame.f_lineno - here.__code__.co_firstlineno))
        return local

    sys.settrace(lambda *arguments: None)
    sys._getframe().f_trace = local
    x = 1
    y = 2
    sys.settrace(None)
    return events


print(here())  # expect: [('line', 9), ('line', 10), ('line', 11)]
print(sys.gettrace(), sys._getframe().f_trace, sys._getframe().f_trace_lines)  # expect: None None True
try:
    sys._getframe().f_lineno = 5
except ValueError as error:
    print(error)  # expect: f_lineno can only be set in a trace function
counted = []
sys.settrace(lambda frame, event, argument: counted.append(sys.call_tracing(len, ("abc",))))
work()
sys.settrace(None)
print(counted)  # expect: [3]
