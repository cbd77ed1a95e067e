import threading

lock = threading.RLock()
with lock:
    with lock:
        print("twice")  # expect: twice
    answer = []
    t = threading.Thread(target=lambda: answer.append(lock.acquire(blocking=False)))
    t.start()
    t.join()
    print(answer)  # expect: [False]
try:
    lock.release()
except RuntimeError as error:
    print(error)  # expect: cannot release un-acquired lock
