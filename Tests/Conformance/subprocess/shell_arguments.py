import subprocess

print(subprocess.check_output("echo $0 $1", shell=True),
      subprocess.check_output(["echo $0 $1", "zero", "one"], shell=True))
# expect: b'/bin/sh\n' b'zero one\n'
print(subprocess.check_output("echo 'from the shell' | tr a-z A-Z", shell=True, text=True), end="")
# expect: FROM THE SHELL
print(subprocess.run("exit 7", shell=True, executable="/bin/sh").returncode)  # expect: 7
print(subprocess.list2cmdline(["a b", 'c"d', "e\\", ""]))  # expect: "a b" c\"d e\ ""
