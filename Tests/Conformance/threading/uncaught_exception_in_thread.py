import threading


def hook(args):
    print(args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0, name="failing")
t.start()
t.join()  # expect: ZeroDivisionError division by zero failing
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=exit)
t.start()
t.join()
print("SystemExit in a thread is silent")  # expect: SystemExit in a thread is silent
