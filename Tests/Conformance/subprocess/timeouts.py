import subprocess
import time

start = time.monotonic()
try:
    subprocess.run(["sleep", "60"], timeout=0.1)
except subprocess.TimeoutExpired as error:
    print(str(error).startswith("Command '['sleep', '60']' timed out after 0."), 0 < error.timeout <= 0.1, error.cmd)
    # expect: True True ['sleep', '60']
try:
    subprocess.run("echo early; exec sleep 60", shell=True, timeout=0.3, capture_output=True)
except subprocess.TimeoutExpired as error:
    print(error.output, error.stderr)  # expect: b'early\n' None
process = subprocess.Popen(["sleep", "60"])
try:
    process.wait(timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(error)  # expect: Command '['sleep', '60']' timed out after 0.05 seconds
process.kill()
print(process.wait(), time.monotonic() - start < 30)  # expect: -9 True
