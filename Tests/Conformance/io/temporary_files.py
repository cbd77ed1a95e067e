import os
import tempfile

with tempfile.TemporaryFile() as file:
    file.write(b"x")
    file.seek(0)
    print(file.read())  # expect: b'x'
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
    file.write("text")
    file.flush()
    print(open(file.name).read(), file.name.endswith(".txt"))  # expect: text True
print(os.path.exists(file.name))  # expect: False
fd, name = tempfile.mkstemp(prefix="pre-")
print(os.path.basename(name).startswith("pre-"), oct(os.fstat(fd).st_mode & 0o777))  # expect: True 0o600
os.close(fd)
os.unlink(name)
with tempfile.TemporaryDirectory() as folder:
    open(os.path.join(folder, "f"), "w").close()
    print(os.listdir(folder))  # expect: ['f']
print(os.path.exists(folder))  # expect: False
