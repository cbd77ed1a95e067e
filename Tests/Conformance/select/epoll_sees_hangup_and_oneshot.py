import select
import socket

left, right = socket.socketpair()
ep = select.epoll()
ep.register(left, select.EPOLLIN | select.EPOLLONESHOT)
right.send(b"x")
print(len(ep.poll(1)), len(ep.poll(0)))  # expect: 1 0
ep.modify(left, select.EPOLLIN | select.EPOLLRDHUP)
right.close()
fd, events = ep.poll(1)[0]
print(fd == left.fileno(), bool(events & select.EPOLLHUP), bool(events & select.EPOLLRDHUP),
      bool(events & select.EPOLLIN))
# expect: True True True True
