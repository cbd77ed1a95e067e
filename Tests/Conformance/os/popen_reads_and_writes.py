import os

with os.popen("echo one; exit 3") as stream:
    print(stream.read())
    # expect: one
    # expect:
stream = os.popen("exit 3")
print(stream.close() >> 8)  # expect: 3
print(os.popen("true").close())  # expect: None
try:
    os.popen("x", "rw")
except ValueError as error:
    print(error)  # expect: invalid mode 'rw'
