import threading

event = threading.Event()
woken = []
threads = [threading.Thread(target=lambda: woken.append(event.wait(30))) for _ in range(3)]
for t in threads:
    t.start()
print(event.is_set(), event.wait(0.01))  # expect: False False
event.set()
for t in threads:
    t.join()
print(woken, event.is_set(), event.wait())  # expect: [True, True, True] True True
event.clear()
print(event.is_set())  # expect: False
