import subprocess

for fds in ([9999], [-1], 5):
    try:
        print(subprocess.call(["true"], pass_fds=fds))
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: OSError [Errno 9] Bad file descriptor
# expect: ValueError bad value(s) in fds_to_keep
# expect: TypeError 'int' object is not iterable
