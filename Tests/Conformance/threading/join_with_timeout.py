import threading

event = threading.Event()
t = threading.Thread(target=event.wait)
t.start()
print(t.join(0.01), t.is_alive())  # expect: None True
event.set()
t.join(30)
print(t.is_alive())  # expect: False
