import socket

with socket.socket() as s:
    for address in ("text", ("127.0.0.1",), ("127.0.0.1", "80"), ("127.0.0.1", 70000), (5, 80), ("127.0.0.1", -1),
                    None):
        try:
            s.connect(address)
        except (TypeError, OverflowError, OSError) as error:
            print(type(error).__name__, error)
    # expect: TypeError connect(): AF_INET address must be tuple, not str
    # expect: TypeError AF_INET address must be a pair (host, port)
    # expect: TypeError 'str' object cannot be interpreted as an integer
    # expect: OverflowError connect(): port must be 0-65535.
    # expect: TypeError str, bytes or bytearray expected, not int
    # expect: OverflowError connect(): port must be 0-65535.
    # expect: TypeError connect(): AF_INET address must be tuple, not NoneType
with socket.socket(socket.AF_UNIX) as s:
    for address in ("x" * 200, 5, ""):
        try:
            s.connect(address)
        except (TypeError, OSError) as error:
            print(type(error).__name__, error)
    # expect: OSError AF_UNIX path too long
    # expect: TypeError a bytes-like object is required, not 'int'
    # expect: OSError [Errno 22] Invalid argument
