import os
import select
import threading
import time

r, w = os.pipe()
ep = select.epoll()
ep.register(r, select.EPOLLIN)


def later():
    time.sleep(0.05)
    os.write(w, b"x")


thread = threading.Thread(target=later)
thread.start()
print(ep.poll(10) == [(r, select.EPOLLIN)])  # expect: True
thread.join()
ep.close()
ep.close()
print(ep.closed)  # expect: True
