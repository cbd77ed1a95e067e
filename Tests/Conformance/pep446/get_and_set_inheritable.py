import fcntl
import os

r, w = os.pipe()
for value in (True, False, 1, 0, True, True):
    print(os.set_inheritable(r, value), os.get_inheritable(r), fcntl.fcntl(r, fcntl.F_GETFD) & fcntl.FD_CLOEXEC)
# expect: None True 0
# expect: None False 1
# expect: None True 0
# expect: None False 1
# expect: None True 0
# expect: None True 0
fcntl.fcntl(w, fcntl.F_SETFD, 0)
print(os.get_inheritable(w))  # expect: True
fcntl.fcntl(w, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
print(os.get_inheritable(w))  # expect: False
