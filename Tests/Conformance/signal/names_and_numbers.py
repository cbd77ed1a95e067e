import signal

print(int(signal.SIGINT), int(signal.SIGKILL), int(signal.SIGTERM), int(signal.SIG_DFL), int(signal.SIG_IGN),
      signal.NSIG > 60)
# expect: 2 9 15 0 1 True
print(signal.strsignal(2), signal.strsignal(9), signal.Signals(15).name, 2 in signal.valid_signals(),
      int(signal.SIGCHLD), int(signal.SIGPIPE))
# expect: Interrupt Killed SIGTERM True 17 13
