import subprocess
import sys

result = subprocess.run([sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)"],
                        capture_output=True)
print(result.returncode, result.stdout, result.stderr, result.args[1])  # expect: 0 b'out\n' b'err\n' -c
result = subprocess.run(["/bin/sh", "-c", "exit 3"], stdout=subprocess.DEVNULL)
print(result.returncode, result.stdout, repr(result))
# expect: 3 None CompletedProcess(args=['/bin/sh', '-c', 'exit 3'], returncode=3)
print(subprocess.run(["cat"], input=b"fed", stdout=subprocess.PIPE).stdout)  # expect: b'fed'
