import os
import signal

r, w = os.pipe()
try:
    signal.set_wakeup_fd(w)
except ValueError as error:
    print(str(error).replace(str(w), "N"))  # expect: the fd N must be in non-blocking mode
os.set_blocking(w, False)
print(signal.set_wakeup_fd(w))  # expect: -1
signal.signal(signal.SIGUSR1, lambda *_: None)
os.kill(os.getpid(), signal.SIGUSR1)
print(os.read(r, 10)[0] == signal.SIGUSR1, signal.set_wakeup_fd(-1) == w)  # expect: True True
