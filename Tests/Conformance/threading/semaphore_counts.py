import threading

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))  # expect: True True False False
s.release(2)
with s:
    print("inside")  # expect: inside
bounded = threading.BoundedSemaphore(1)
try:
    bounded.release()
except ValueError as error:
    print(error)  # expect: Semaphore released too many times
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)  # expect: semaphore initial value must be >= 0
