import os
import signal

try:
    os.kill(os.getpid(), signal.SIGINT)
    while True:
        pass
except KeyboardInterrupt as error:
    print(repr(error), isinstance(error, Exception))  # expect: KeyboardInterrupt() False
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)  # expect: True
