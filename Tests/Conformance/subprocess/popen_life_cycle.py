import subprocess

process = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(process.poll(), process.returncode, process.pid > 1)  # expect: None None True
process.stdin.write(b"line\n")
process.stdin.close()
print(process.stdout.read(), process.wait(), process.poll(), process.returncode, process.wait())
# expect: b'line\n' 0 0 0 0
process.stdout.close()
print(repr(process))  # expect: <Popen: returncode: 0 args: ['cat']>
with subprocess.Popen(["echo", "x"], stdout=subprocess.PIPE) as process:
    print(process.stdout.readline())  # expect: b'x\n'
print(process.returncode, process.stdout.closed)  # expect: 0 True
