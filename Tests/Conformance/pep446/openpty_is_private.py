import os

master, slave = os.openpty()
print(os.get_inheritable(master), os.get_inheritable(slave), os.isatty(slave), os.ttyname(slave).startswith("/dev/"))
# expect: False False True True
