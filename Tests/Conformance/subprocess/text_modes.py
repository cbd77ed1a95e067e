import subprocess

print(repr(subprocess.run(["printf", "a\\r\\nb"], stdout=subprocess.PIPE, text=True).stdout))  # expect: 'a\nb'
print(repr(subprocess.run(["cat"], input="é\n", stdout=subprocess.PIPE, encoding="utf-8").stdout))  # expect: 'é\n'
print(repr(subprocess.run(["printf", "\\377"], stdout=subprocess.PIPE, encoding="utf-8", errors="replace").stdout))
# expect: '�'
process = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, universal_newlines=True, bufsize=1)
process.stdin.write("one\n")
print(process.stdout.readline(), end="")  # expect: one
print(process.communicate("two\n"))  # expect: ('two\n', None)
try:
    subprocess.run(["cat"], input="text", stdout=subprocess.PIPE)
except TypeError as error:
    print(error)  # expect: memoryview: a bytes-like object is required, not 'str'
