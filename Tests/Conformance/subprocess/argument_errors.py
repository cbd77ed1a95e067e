import subprocess

for call in ("Popen(5)", "Popen(['true'], bufsize='x')", "Popen(['true'], stdin='x')", "Popen('true', pass_fds=[-1])", "Popen(['a\\0b'])", "run(['true'], input=b'', stdin=1)",
             "run(['true'], capture_output=True, stdout=1)", "Popen(['true'], text=True, universal_newlines=False)", "Popen(['true'], nope=1)", "Popen(['true', 5])"):
    try:
        eval("subprocess." + call)
    except (TypeError, ValueError, subprocess.SubprocessError) as error:
        print(type(error).__name__, error)
