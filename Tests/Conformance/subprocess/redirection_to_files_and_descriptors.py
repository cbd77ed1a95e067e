import os
import subprocess

with open("out", "wb") as out:
    print(subprocess.call(["echo", "to file"], stdout=out))  # expect: 0
    subprocess.call("echo error >&2", shell=True, stderr=out)
print(open("out").read().splitlines())  # expect: ['to file', 'error']
with open("out") as source:
    print(subprocess.check_output(["wc", "-l"], stdin=source).strip())  # expect: b'2'
r, w = os.pipe()
subprocess.call(["echo", "to descriptor"], stdout=w)
os.close(w)
with open(r) as reader:
    print(reader.read().strip())  # expect: to descriptor
print(subprocess.run("cat; echo done", shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout)
# expect: b'done\n'
