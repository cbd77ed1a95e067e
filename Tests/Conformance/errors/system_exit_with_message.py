import sys

try:
    sys.exit("goodbye")
finally:
    print("finally runs")  # expect: finally runs
# stderr: goodbye
# exit: 1
