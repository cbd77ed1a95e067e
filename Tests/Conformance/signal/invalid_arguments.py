import signal
import threading

for call in ("signal.signal(9, signal.SIG_IGN)", "signal.signal(0, signal.SIG_IGN)",
             "signal.signal(1000, signal.SIG_IGN)", "signal.signal(signal.SIGUSR1, 'x')",
             "signal.getsignal(0)", "signal.raise_signal(1000)", "signal.setitimer(99, 1)",
             "signal.setitimer(signal.ITIMER_REAL, -1)", "signal.alarm('x')"):
    try:
        eval(call)
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


def elsewhere():
    try:
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    except ValueError as error:
        print(error)


t = threading.Thread(target=elsewhere)
t.start()
t.join()
# expect: OSError [Errno 22] Invalid argument
# expect: ValueError signal number out of range
# expect: ValueError signal number out of range
# expect: TypeError signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object
# expect: ValueError signal number out of range
# expect: OSError [Errno 22] Invalid argument
# expect: itimer_error [Errno 22] Invalid argument
# expect: itimer_error [Errno 22] Invalid argument
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: signal only works in main thread of the main interpreter
