import os

with os.popen("echo one; exit 3") as stream:
    print(stream.read())
stream = os.popen("exit 3")
print(stream.close() >> 8)
print(os.popen("true").close())
try:
    os.popen("x", "rw")
except ValueError as error:
    print(error)
