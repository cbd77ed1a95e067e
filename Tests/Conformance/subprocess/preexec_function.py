import os
import subprocess

mark = ["/bin/sh", "-c", "echo $MARK"]
print(subprocess.check_output(mark, preexec_fn=lambda: os.environ.update(MARK="x"), env=None))
# expect: b'x\n'
print(subprocess.check_output(["/bin/sh", "-c", "umask"], preexec_fn=lambda: os.umask(0o11)))  # expect: b'0011\n'
try:
    subprocess.run(["true"], preexec_fn=lambda: 1 / 0)
except subprocess.SubprocessError as error:
    print(error)  # expect: Exception occurred in preexec_fn.
