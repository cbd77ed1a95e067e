# The last instruction of a loop may serve signals: what a handler raises there belongs to the loop, not to what follows it. With the checked heap
# the exception that was being handled would be left over.
import signal


class Stop(Exception):
    pass


def handler(number, frame):
    raise Stop


def numbers():
    while True:
        yield 1


def ranges():
    try:
        raise KeyError
    finally:
        for number in range(1 << 60):
            pass


def conditions():
    number = 0
    try:
        raise KeyError
    finally:
        while number < 1 << 60:
            number += 1


def generators():
    try:
        raise KeyError
    finally:
        for number in numbers():
            try:
                continue
            except ZeroDivisionError:
                pass


signal.signal(signal.SIGALRM, handler)
for function in (ranges, conditions, generators):
    for microseconds in range(1000, 3000, 200):
        try:
            signal.setitimer(signal.ITIMER_REAL, microseconds / 1e6)
            function()
        except Stop:
            pass
print("done")  # expect: done
