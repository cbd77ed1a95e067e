import os
import signal

seen = []
signal.signal(signal.SIGUSR1, lambda *_: seen.append("delivered"))
old = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
os.kill(os.getpid(), signal.SIGUSR1)
print(seen, signal.SIGUSR1 in signal.sigpending(), signal.SIGUSR1 in old)  # expect: [] True False
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
print(seen, signal.SIGUSR1 in signal.sigpending())  # expect: ['delivered'] False
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR2])
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigwait([signal.SIGUSR2]) == signal.SIGUSR2)  # expect: True
