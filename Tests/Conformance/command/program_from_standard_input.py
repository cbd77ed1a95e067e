import subprocess
import sys


def run(arguments, source):
    result = subprocess.run([sys.executable, *arguments], input=source, capture_output=True, text=True)
    return result.returncode, result.stdout, result.stderr.splitlines()[-1:]


print(run([], "print('piped')\nfor i in range(2):\n    print(i)\n"), run(["-", "x"], "import sys; print(sys.argv)"))
# expect: (0, 'piped\n0\n1\n', []) (0, "['-', 'x']\n", [])
print(run([], "def f():\n    return 1 / 0\n\nf()\n"), run([], ""))
# expect: (1, '', ['ZeroDivisionError: division by zero']) (0, '', [])
