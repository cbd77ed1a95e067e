import os
import subprocess

with subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
    print([os.get_inheritable(stream.fileno()) for stream in (process.stdin, process.stdout, process.stderr)])
    # expect: [False, False, False]
    process.communicate()
