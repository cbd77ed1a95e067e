import os
import tempfile

with tempfile.TemporaryFile() as a, tempfile.NamedTemporaryFile() as b:
    print(os.get_inheritable(a.fileno()), os.get_inheritable(b.fileno()))  # expect: False False
fd, name = tempfile.mkstemp()
print(os.get_inheritable(fd), oct(os.fstat(fd).st_mode & 0o777))  # expect: False 0o600
os.unlink(name)
