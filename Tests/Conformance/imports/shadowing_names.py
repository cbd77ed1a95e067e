import os
import subprocess
import sys

os.mkdir("app")
FILES = {
    "tempfile.py": "x = 1\n",
    "friend.py": "import app\n",
    "app.py": "import friend\n",
    "main.py": """
import tempfile
try:
    tempfile.mkdtemp
except AttributeError as error:
    print(error)
import peer_a
""",
    "peer_a.py": "import peer_b\n",
    "peer_b.py": """
import peer_a
try:
    peer_a.x
except AttributeError as error:
    print(error)
""",
}
for path, text in FILES.items():
    with open("app/" + path, "w") as file:
        file.write(text)
result = subprocess.run([sys.executable, "app/main.py"], capture_output=True, text=True)
print(result.stdout.replace(os.getcwd(), "DIR") + result.stderr, end="")
# expect: module 'tempfile' has no attribute 'mkdtemp' (consider renaming 'DIR/app/tempfile.py' since it has the same name as the standard library module named 'tempfile' and the import system gives it precedence)
# expect: module 'peer_a' has no attribute 'x' (consider renaming 'DIR/app/peer_a.py' if it has the same name as a third-party module you intended to import)
