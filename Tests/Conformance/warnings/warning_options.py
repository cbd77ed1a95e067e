import subprocess
import sys

SCRIPT = """if 1:
    import warnings, sys
    print(sys.warnoptions)
    warnings.warn("one")
    warnings.warn("old", DeprecationWarning)
    print("end")
"""


def run(*options):
    result = subprocess.run([sys.executable, *options, "-c", SCRIPT], capture_output=True, text=True)
    print(result.returncode, result.stdout.split("\n"), [line for line in result.stderr.split("\n") if "Warning" in line or "-W" in line])
    # expect: 0 ['[]', 'end', ''] ['<string>:4: UserWarning: one', '<string>:5: DeprecationWarning: old', '  warnings.warn("old", DeprecationWarning)']
    # expect: 0 ["['ignore']", 'end', ''] []
    # expect: 1 ["['error']", ''] ['UserWarning: one']
    # expect: 1 ["['error::DeprecationWarning']", ''] ['<string>:4: UserWarning: one', '    warnings.warn("old", DeprecationWarning)', 'DeprecationWarning: old']
    # expect: 0 ["['ignore:one', 'd']", 'end', ''] ['<string>:4: UserWarning: one', '<string>:5: DeprecationWarning: old', '  warnings.warn("old", DeprecationWarning)']
    # expect: 0 ["['ignore::UserWarning:__main__']", 'end', ''] ['<string>:5: DeprecationWarning: old', '  warnings.warn("old", DeprecationWarning)']
    # expect: 0 ["['ignore::UserWarning:__main', 'i:old']", 'end', ''] ['<string>:4: UserWarning: one']
    # expect: 0 ["['foo']", 'end', ''] ["Invalid -W option ignored: invalid action: 'foo'", '<string>:4: UserWarning: one', '<string>:5: DeprecationWarning: old', '  warnings.warn("old", DeprecationWarning)']
    # expect: 0 ["['ignore::Foo', 'ignore:a:b:c:d:e', 'ignore::absent.Foo', 'ignore:::m:x']", 'end', ''] ["Invalid -W option ignored: unknown warning category: 'Foo'", "Invalid -W option ignored: too many fields (max 5): 'ignore:a:b:c:d:e'", "Invalid -W option ignored: invalid module name: 'absent'", "Invalid -W option ignored: invalid lineno 'x'", '<string>:4: UserWarning: one', '<string>:5: DeprecationWarning: old', '  warnings.warn("old", DeprecationWarning)']


run()
run("-W", "ignore")
run("-Werror")
run("-W", "error::DeprecationWarning")
run("-W", "ignore:one", "-Wd")
run("-W", "ignore::UserWarning:__main__")
run("-W", "ignore::UserWarning:__main", "-Wi:old")
run("-W", "foo")
run("-W", "ignore::Foo", "-W", "ignore:a:b:c:d:e", "-W", "ignore::absent.Foo", "-W", "ignore:::m:x")
