import subprocess
import sys

result = subprocess.run([sys.executable, "no/such/script.py"], capture_output=True, text=True)
print(result.returncode, result.stdout, "can't open file" in result.stderr,
      "[Errno 2] No such file or directory" in result.stderr)
# expect: 2  True True
result = subprocess.run([sys.executable, "--no-such-option"], capture_output=True, text=True)
print(result.returncode, result.stdout == "")  # expect: 2 True
