import os
import sys

exit_with = "import sys; sys.exit(int(sys.argv[1]))"
print(os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", exit_with, "5"]))  # expect: 5
print(os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", "import os; os.kill(os.getpid(), 15)"))  # expect: -15
pid = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", exit_with, "6"])
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))  # expect: 6
print(os.spawnv(os.P_WAIT, "./none", ["x"]))  # expect: 127
print(os.waitstatus_to_exitcode(os.system("exit 9")))  # expect: 9
