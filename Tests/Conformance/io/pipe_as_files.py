import os

r, w = os.pipe()
with open(w, "w") as writer, open(r) as reader:
    print("through the pipe", file=writer, flush=True)
    print(reader.readline(), end="")  # expect: through the pipe
    try:
        reader.seek(0)
    except OSError as error:
        print(type(error).__name__, error)  # expect: UnsupportedOperation underlying stream is not seekable
    writer.write("last")
    writer.close()
    print(reader.read(), reader.seekable())  # expect: last False
