import subprocess

for call in ("Popen(5)", "Popen(['true'], bufsize='x')", "Popen(['true'], stdin='x')",
             "Popen('true', pass_fds=[-1])", "Popen(['a\\0b'])", "run(['true'], input=b'', stdin=1)",
             "run(['true'], capture_output=True, stdout=1)", "Popen(['true'], text=True, universal_newlines=False)",
             "Popen(['true'], nope=1)", "Popen(['true', 5])"):
    try:
        eval("subprocess." + call)
    except (TypeError, ValueError, AttributeError, subprocess.SubprocessError) as error:
        print(type(error).__name__, error)
# expect: TypeError 'int' object is not iterable
# expect: TypeError bufsize must be an integer
# expect: AttributeError 'str' object has no attribute 'fileno'
# expect: ValueError bad value(s) in fds_to_keep
# expect: ValueError embedded null byte
# expect: ValueError stdin and input arguments may not both be used.
# expect: ValueError stdout and stderr arguments may not be used with capture_output.
# expect: SubprocessError Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other.
# expect: TypeError Popen.__init__() got an unexpected keyword argument 'nope'
# expect: TypeError expected str, bytes or os.PathLike object, not int
