import subprocess
import sys


def run(*arguments, **options):
    result = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, **options)
    return result.returncode, result.stdout, result.stderr.splitlines()[-1:]


print(run("-c", "print(1)"), run("-c", "import sys; print(sys.argv)", "a", "-b"), run("-c", "import sys; sys.exit(4)"))
# expect: (0, '1\n', []) (0, "['-c', 'a', '-b']\n", []) (4, '', [])
print(run("-c", "1/0"), run("-c", "x ="), run("-c", ""))
# expect: (1, '', ['ZeroDivisionError: division by zero']) (1, '', ['SyntaxError: invalid syntax']) (0, '', [])
print(run("-c", "print(__name__, '__file__' in globals())"))  # expect: (0, '__main__ False\n', [])
