import os
import signal

seen = []
before = signal.signal(signal.SIGUSR1, lambda number,
                       frame: seen.append((number == signal.SIGUSR1, frame.f_code.co_name)))
print(before == signal.SIG_DFL, callable(signal.getsignal(signal.SIGUSR1)))  # expect: True True
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(seen)  # expect: [(True, '<module>'), (True, '<module>')]
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is not None)  # expect: True
os.kill(os.getpid(), signal.SIGUSR1)
print(len(seen), signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN)  # expect: 2 True
