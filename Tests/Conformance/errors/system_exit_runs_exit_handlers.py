import sys

with open("note.txt", "w") as file:
    try:
        raise SystemExit(True)
    finally:
        print(sys.exc_info()[0].__name__)  # expect: SystemExit
# exit: 1
