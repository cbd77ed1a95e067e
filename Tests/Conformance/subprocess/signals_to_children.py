import signal
import subprocess

for action in ("terminate", "kill"):
    process = subprocess.Popen(["sleep", "60"])
    getattr(process, action)()
    print(process.wait())
# expect: -15
# expect: -9
process = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
process.send_signal(signal.SIGHUP)
print(process.wait())  # expect: -1
process.send_signal(signal.SIGHUP)
process.kill()
process.stdin.close()
print("signalling a finished child does nothing")  # expect: signalling a finished child does nothing
