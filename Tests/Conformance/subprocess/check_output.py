import subprocess

print(subprocess.check_output(["echo", "hi"]), subprocess.check_output("echo $((1 + 2))", shell=True, text=True),
      end="")
# expect: b'hi\n' 3
print(subprocess.call(["true"]), subprocess.call(["false"]), subprocess.getoutput("echo a; echo b"),
      subprocess.getstatusoutput("echo x; exit 5"))
# expect: 0 1 a
# expect: b (5, 'x')
print(subprocess.check_output("echo err >&2; echo out", shell=True, stderr=subprocess.STDOUT))  # expect: b'err\nout\n'
try:
    subprocess.check_output(["true"], stdout=subprocess.PIPE)
except ValueError as error:
    print(error)  # expect: stdout argument not allowed, it will be overridden.
