import os
import subprocess
import sys

show = [sys.executable, "-c",
        "import os; print(os.path.basename(os.getcwd()), os.environ.get('A'), os.environ.get('HOME') is None)"]
os.mkdir("inside")
print(subprocess.check_output(show, env={"A": "1"}, cwd="inside", text=True), end="")  # expect: inside 1 True
os.environ["A"] = "inherited"
print(subprocess.check_output(["/bin/sh", "-c", "echo $A"], text=True), end="")  # expect: inherited
for env in ({"a=b": "x"}, {"a\0": "x"}, {"a": 5}):
    try:
        subprocess.run(["true"], env=env)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError illegal environment variable name
# expect: ValueError embedded null byte
# expect: TypeError expected str, bytes or os.PathLike object, not int
