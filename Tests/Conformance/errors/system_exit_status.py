import sys

print("leaving")  # expect: leaving
sys.exit(3)  # exit: 3
