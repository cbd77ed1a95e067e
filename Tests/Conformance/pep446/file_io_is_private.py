import io
import os

with io.FileIO("f", "w") as file:
    print(os.get_inheritable(file.fileno()))  # expect: False
with io.open_code("f") as file:
    print(os.get_inheritable(file.fileno()), file.mode)  # expect: False rb
