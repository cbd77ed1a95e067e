import sys

print(sys.getswitchinterval())  # expect: 0.005
sys.setswitchinterval(0.25)
print(sys.getswitchinterval())  # expect: 0.25
for value in (0, -1, "a"):
    try:
        sys.setswitchinterval(value)
    except (ValueError, TypeError) as error:
        print(error)
# expect: switch interval must be strictly positive
# expect: switch interval must be strictly positive
# expect: must be real number, not str
