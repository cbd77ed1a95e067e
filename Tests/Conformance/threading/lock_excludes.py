import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
# expect: True True False False
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)  # expect: release unlocked lock
with lock:
    print(lock.locked())  # expect: True
for call in ("lock.acquire(False, 1)", "lock.acquire(timeout=-5)", "lock.acquire(timeout=1e300)"):
    try:
        eval(call)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError can't specify a timeout for a non-blocking call
# expect: ValueError timeout value must be a non-negative number
# expect: OverflowError timestamp out of range for platform time_t
total = 0


def add():
    global total
    for _ in range(2000):
        with lock:
            value = total
            total = value + 1


threads = [threading.Thread(target=add) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total)  # expect: 8000
