import os

master = os.posix_openpt(os.O_RDWR | os.O_NOCTTY)
os.grantpt(master)
os.unlockpt(master)
slave = os.open(os.ptsname(master), os.O_RDWR | os.O_NOCTTY)
print(os.get_inheritable(master), os.get_inheritable(slave), os.isatty(slave))  # expect: False False True
