import subprocess

first = subprocess.Popen(["printf", "c\\nb\\na\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=subprocess.PIPE)
first.stdout.close()
print(second.communicate(), first.wait(), second.returncode)  # expect: (b'a\nb\nc\n', None) 0 0
