# A jump from one except clause to the next may serve signals: what a handler raises there leaves the exception that was being handled behind.
import signal
import sys


class Stop(Exception):
    pass


def handler(number, frame):
    raise Stop


signal.signal(signal.SIGALRM, handler)
for microseconds in range(1000, 3000, 100):
    try:
        signal.setitimer(signal.ITIMER_REAL, microseconds / 1e6)
        while True:
            try:
                raise KeyError
            except ZeroDivisionError:
                pass
            except IndexError:
                pass
            except KeyError:
                pass
    except Stop:
        pass
    if sys.exception() is not None:
        print(sys.exception())
print("done")  # expect: done
