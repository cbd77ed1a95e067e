import fcntl
import os

print(os.get_inheritable(fcntl.fcntl(0, fcntl.F_DUPFD, 50)),
      os.get_inheritable(fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, 50)), fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, 60))
# expect: True False 60
