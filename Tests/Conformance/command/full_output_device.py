import subprocess
import sys

with open("/dev/full", "w") as full:
    result = subprocess.run([sys.executable, "-c", "print('x')"], stdout=full, stderr=subprocess.PIPE, text=True)
print(result.returncode, "No space left on device" in result.stderr)  # expect: 120 True
