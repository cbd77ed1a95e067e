import subprocess

print(subprocess.call("yes | head -n 1 > /dev/null; exit 0", shell=True))  # expect: 0
print(subprocess.check_output(["/bin/sh", "-c", "kill -PIPE $$; echo ignored"], restore_signals=False))
# expect: b'ignored\n'
try:
    subprocess.check_output(["/bin/sh", "-c", "kill -PIPE $$; echo ignored"])
except subprocess.CalledProcessError as error:
    print(error.returncode)  # expect: -13
