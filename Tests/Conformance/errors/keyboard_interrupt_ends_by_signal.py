import os
import signal

os.kill(os.getpid(), signal.SIGINT)  # exit: -2
while True:
    pass
# expect-error: KeyboardInterrupt
