import os
import select

for ep in (select.epoll(), select.epoll(flags=select.EPOLL_CLOEXEC), select.epoll(sizehint=5)):
    print(os.get_inheritable(ep.fileno()))
# expect: False
# expect: False
# expect: False
first = select.epoll()
os.set_inheritable(first.fileno(), True)
second = select.epoll.fromfd(first.fileno())
print(os.get_inheritable(second.fileno()), second.fileno() == first.fileno())  # expect: True True
third = select.epoll.fromfd(os.dup(first.fileno()))
print(os.get_inheritable(third.fileno()))  # expect: False
second.close()
