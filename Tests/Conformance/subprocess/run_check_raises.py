import subprocess

try:
    subprocess.run(["/bin/sh", "-c", "echo partial; exit 4"], check=True, capture_output=True, text=True)
except subprocess.CalledProcessError as error:
    print(error)  # expect: Command '['/bin/sh', '-c', 'echo partial; exit 4']' returned non-zero exit status 4.
    print(error.returncode, error.cmd[0], repr(error.output), repr(error.stderr))  # expect: 4 /bin/sh 'partial\n' ''
try:
    subprocess.check_call(["false"])
except subprocess.CalledProcessError as error:
    print(error)  # expect: Command '['false']' returned non-zero exit status 1.
try:
    subprocess.run(["/bin/sh", "-c", "kill -9 $$"], check=True)
except subprocess.CalledProcessError as error:
    print(error)  # expect: Command '['/bin/sh', '-c', 'kill -9 $$']' died with <Signals.SIGKILL: 9>.
