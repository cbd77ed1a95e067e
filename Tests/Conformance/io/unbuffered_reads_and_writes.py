with open("f", "wb", buffering=0) as file:
    print(type(file).__name__, file.write(b"abc"), open("f", "rb").read(), file)
    # expect: FileIO 3 b'abc' <_io.FileIO name='f' mode='wb' closefd=True>
with open("f", "rb", buffering=0) as file:
    print(file.read(2), file.readall(), file.read(1), file.fileno() > 2, file.isatty())
    # expect: b'ab' b'c' b'' True False
