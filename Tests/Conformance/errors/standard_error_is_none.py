import sys

sys.stderr = None
raise ValueError("nobody sees this")
# exit: 1
