import os
import subprocess

# The report pipe of the spawn gets a high number.
opened = [os.open("/dev/null", os.O_RDONLY) for _ in range(600)]
print(subprocess.call(["/bin/true"]))  # expect: 0
for descriptor in opened:
    os.close(descriptor)
