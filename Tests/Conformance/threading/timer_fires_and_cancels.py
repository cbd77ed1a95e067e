import threading

fired = []
timer = threading.Timer(0.01, fired.append, ["a"])
timer.start()
timer.join()
cancelled = threading.Timer(60, fired.append, ["b"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(fired)  # expect: ['a']
