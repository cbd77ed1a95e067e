import socket
import time

left, right = socket.socketpair()
print(left.gettimeout(), left.getblocking(), socket.getdefaulttimeout())  # expect: None True None
left.settimeout(0.05)
start = time.monotonic()
try:
    left.recv(1)
except TimeoutError as error:
    print(error, error.errno, 0.04 < time.monotonic() - start < 5, socket.timeout is TimeoutError)
    # expect: timed out None True True
left.setblocking(False)
try:
    left.recv(1)
except BlockingIOError as error:
    print(error, left.gettimeout())  # expect: [Errno 11] Resource temporarily unavailable 0.0
left.setblocking(True)
print(left.gettimeout())  # expect: None
for value in (-1, "x", float("nan"), 1e300):
    try:
        left.settimeout(value)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
# expect: ValueError Timeout value out of range
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError Invalid value NaN (not a number)
# expect: OverflowError timestamp out of range for platform time_t
left.close()
right.close()
