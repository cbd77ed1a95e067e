import os
import socket

with socket.socket() as s:
    for value in (True, False, 1, 0):
        s.set_inheritable(value)
        print(s.get_inheritable(), os.get_inheritable(s.fileno()))
    # expect: True True
    # expect: False False
    # expect: True True
    # expect: False False
for action in (lambda: s.set_inheritable(True), s.get_inheritable):
    try:
        action()
    except OSError as error:
        print(error)
# expect: [Errno 9] Bad file descriptor
# expect: [Errno 9] Bad file descriptor
