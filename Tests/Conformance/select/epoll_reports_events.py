import os
import select

r, w = os.pipe()
with select.epoll() as ep:
    ep.register(r, select.EPOLLIN)
    print(ep.poll(0), ep.closed, ep.fileno() > 2)  # expect: [] False True
    os.write(w, b"x")
    print(ep.poll() == [(r, select.EPOLLIN)], ep.poll(maxevents=1) == [(r, select.EPOLLIN)])  # expect: True True
    ep.modify(r, select.EPOLLIN | select.EPOLLET)
    print(len(ep.poll(0)), len(ep.poll(0)))  # expect: 1 0
    for action in (lambda: ep.register(r), lambda: ep.unregister(w), lambda: ep.modify(9999, 1),
                   lambda: ep.register(-1), lambda: ep.poll(maxevents=0), lambda: ep.poll("x")):
        try:
            action()
        except (OSError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
    # expect: FileExistsError [Errno 17] File exists
    # expect: FileNotFoundError [Errno 2] No such file or directory
    # expect: OSError [Errno 9] Bad file descriptor
    # expect: ValueError file descriptor cannot be a negative integer (-1)
    # expect: ValueError maxevents must be greater than 0, got 0
    # expect: TypeError timeout must be an integer or None
    ep.unregister(r)
print(ep.closed)  # expect: True
try:
    ep.poll()
except ValueError as error:
    print(error)  # expect: I/O operation on closed epoll object
try:
    ep.fileno()
except ValueError as error:
    print(error)  # expect: I/O operation on closed epoll object
