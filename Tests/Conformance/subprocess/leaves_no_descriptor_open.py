import os
import subprocess


def used():
    return sorted(int(name) for name in os.listdir("/proc/self/fd"))


before = used()
for _ in range(20):
    subprocess.run(["cat"], input=b"x", capture_output=True)
    try:
        subprocess.run(["no-such-program-here"], stdin=subprocess.PIPE, capture_output=True)
    except FileNotFoundError:
        pass
    with subprocess.Popen(["true"], stdin=subprocess.PIPE, stdout=subprocess.PIPE):
        pass
print(len(used()) - len(before))  # expect: 0
