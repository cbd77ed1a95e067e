import os
import signal
import time


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm("ring")


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(30)
except Alarm as error:
    print("sleep interrupted:", error)  # expect: sleep interrupted: ring
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True:
        pass
except Alarm as error:
    print("loop interrupted:", error)  # expect: loop interrupted: ring
r, w = os.pipe()
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    os.read(r, 1)
except Alarm as error:
    print("read interrupted:", error)  # expect: read interrupted: ring
