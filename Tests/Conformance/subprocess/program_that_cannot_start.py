import os
import subprocess

open("plain", "w").close()
for arguments in (["no-such-program-here"], ["./plain"], ["."], []):
    try:
        subprocess.Popen(arguments)
    except (OSError, IndexError) as error:
        print(type(error).__name__, error)
# expect: FileNotFoundError [Errno 2] No such file or directory: 'no-such-program-here'
# expect: PermissionError [Errno 13] Permission denied: './plain'
# expect: PermissionError [Errno 13] Permission denied: '.'
# expect: IndexError list index out of range
try:
    subprocess.Popen(["true"], cwd="no/such/folder")
except OSError as error:
    print(type(error).__name__, error, error.filename)
    # expect: FileNotFoundError [Errno 2] No such file or directory: 'no/such/folder' no/such/folder
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no child is left")  # expect: no child is left
