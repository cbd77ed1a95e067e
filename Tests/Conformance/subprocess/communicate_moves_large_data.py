import subprocess
import sys

program = "import sys; data = sys.stdin.buffer.read(); sys.stderr.write('e' * 100000); sys.stdout.buffer.write(data * 2)"
process = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE)
out, err = process.communicate(b"x" * 300_000)
print(len(out), len(err), process.returncode)  # expect: 600000 100000 0
process = subprocess.Popen(["true"], stdin=subprocess.PIPE)
print(process.communicate(b"y" * 1_000_000), process.returncode)  # expect: (None, None) 0
