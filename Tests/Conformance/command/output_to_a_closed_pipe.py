import subprocess
import sys

process = subprocess.Popen([sys.executable, "-c", "print('x' * 100000)"], stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True)
process.stdout.close()
error = process.stderr.read()
print(process.wait(), "BrokenPipeError" in error)  # expect: 1 True
process.stderr.close()
