import threading

print(threading.current_thread().name, threading.main_thread() is threading.current_thread(),
      threading.active_count(), threading.enumerate() == [threading.main_thread()])
# expect: MainThread True 1 True
print(threading.get_ident() == threading.main_thread().ident, threading.get_native_id() > 0,
      threading.main_thread().daemon)
# expect: True True False
seen = []
t = threading.Thread(target=lambda: seen.append((threading.current_thread() is t, threading.active_count())))
t.start()
t.join()
print(seen, threading.active_count())  # expect: [(True, 2)] 1
