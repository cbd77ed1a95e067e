import os
import subprocess
import sys

os.environ["TAIPAN_TEST"] = "value"
print(os.getenv("TAIPAN_TEST"), os.environ.get("ABSENT_NAME"), os.getenv("ABSENT_NAME", "d"),
      "TAIPAN_TEST" in os.environ, os.environb[b"TAIPAN_TEST"])
# expect: value None d True b'value'
print(subprocess.check_output([sys.executable, "-c", "import os; print(os.environ['TAIPAN_TEST'])"]))
# expect: b'value\n'
del os.environ["TAIPAN_TEST"]
for action in ("os.environ['TAIPAN_TEST']", "os.environ.__setitem__('a', 5)", "os.putenv('a=b', 'x')"):
    try:
        eval(action)
    except (KeyError, TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
# expect: KeyError 'TAIPAN_TEST'
# expect: TypeError str expected, not int
# expect: ValueError illegal environment variable name
