import subprocess

first = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
second = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False)
first.stdin.close()
print(first.stdout.read(), first.wait(10))  # expect: b'' 0
second.stdin.close()
print(second.stdout.read(), second.wait(10))  # expect: b'' 0
