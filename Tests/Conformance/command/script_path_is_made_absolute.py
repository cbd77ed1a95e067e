# A script named relatively has an absolute __file__ and an absolute place in tracebacks; sys.argv keeps what was typed.
import os
import subprocess
import sys

with open("shown.py", "w") as script:
    script.write("import sys\nprint(__file__, sys.argv)\n1 / 0\n")
here = os.getcwd()
done = subprocess.run([sys.executable, "./shown.py", "a"], capture_output=True, text=True)
print(done.stdout.replace(here, "HERE").rstrip())  # expect: HERE/./shown.py ['./shown.py', 'a']
print(done.stderr.splitlines()[1].replace(here, "HERE"))  # expect:   File "HERE/./shown.py", line 3, in <module>
