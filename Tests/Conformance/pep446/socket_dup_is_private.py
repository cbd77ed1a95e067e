import socket

left, right = socket.socketpair()
left.settimeout(3)
left.set_inheritable(True)
copy = left.dup()
print(copy.get_inheritable(), copy.gettimeout(), copy.fileno() != left.fileno(), left.get_inheritable())
# expect: False 3.0 True True
other = socket.fromfd(left.fileno(), left.family, left.type)
print(other.get_inheritable(), other.fileno() != left.fileno())  # expect: False True
for s in (left, right, copy, other):
    s.close()
