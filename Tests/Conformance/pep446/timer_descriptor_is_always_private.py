import os
import time

print(os.get_inheritable(os.timerfd_create(time.CLOCK_MONOTONIC)),
      os.get_inheritable(os.timerfd_create(time.CLOCK_MONOTONIC, flags=0)),
      os.get_inheritable(os.timerfd_create(time.CLOCK_MONOTONIC, flags=os.TFD_NONBLOCK)))
# expect: False False False
fd = os.timerfd_create(time.CLOCK_MONOTONIC)
print(os.timerfd_settime(fd, initial=0.01), int.from_bytes(os.read(fd, 8), "little"), os.timerfd_gettime(fd))
# expect: (0.0, 0.0) 1 (0.0, 0.0)
