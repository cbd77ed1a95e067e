import signal
import subprocess
import sys

program = "import sys, time; print('ready', flush=True); time.sleep(60)"
process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
process.stdout.readline()
process.send_signal(signal.SIGINT)
_, error = process.communicate()
print(process.returncode, error.splitlines()[-1])  # expect: -2 KeyboardInterrupt
