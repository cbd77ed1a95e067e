import os
import signal

print(signal.getsignal(signal.SIGPIPE) == signal.SIG_IGN)  # expect: True
r, w = os.pipe()
os.close(r)
try:
    os.write(w, b"x")
except BrokenPipeError:
    print("an exception, not death")  # expect: an exception, not death
