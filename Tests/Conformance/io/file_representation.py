file = open("f", "w")
print(file.name, repr(file).startswith("<_io.TextIOWrapper name='f' mode='w' encoding='"), repr(file.buffer),
      repr(file.buffer.raw))
# expect: f True <_io.BufferedWriter name='f'> <_io.FileIO name='f' mode='wb' closefd=True>
file.buffer.raw.close()
print(repr(file.buffer.raw))  # expect: <_io.FileIO [closed]>
