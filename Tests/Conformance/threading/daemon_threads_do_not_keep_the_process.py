import threading
import time

t = threading.Thread(target=time.sleep, args=(1000,), daemon=True)
t.start()
print(t.daemon, t.is_alive())  # expect: True True
