import socket

left, right = socket.socketpair()
with left.makefile("w") as writer, right.makefile("r") as reader:
    writer.write("line one\nline two\n")
    writer.flush()
    print(reader.readline(), end="")  # expect: line one
    print(reader.readline(), end="")  # expect: line two
    writer.write("tail")
    writer.close()
    left.close()
    print(reader.read(), reader.name == right.fileno() if hasattr(reader, "name") else "")  # expect: tail True
with right.makefile("rwb", buffering=0) as raw:
    print(type(raw).__name__, raw.readable(), raw.writable(), raw.mode)  # expect: SocketIO True True rwb
print(right.fileno() > 2)  # expect: True
right.close()
try:
    right.makefile("z")
except ValueError as error:
    print(error)  # expect: invalid mode 'z' (only r, w, b allowed)
