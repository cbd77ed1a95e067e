import io
import sys

print(type(help).__name__, type(copyright).__name__, type(exit).__name__)  # expect: _Helper _Printer Quitter
print("help(object)" in repr(help))  # expect: True
print(exit)  # expect: Use exit() or Ctrl-D (i.e. EOF) to exit
print(quit)  # expect: Use quit() or Ctrl-D (i.e. EOF) to exit
usual, sys.stdout = sys.stdout, io.StringIO()
copyright()
credits()
text, sys.stdout = sys.stdout.getvalue(), usual
print(text.strip() == f"{copyright}\n{credits}".strip(), len(str(license)) > 10)  # expect: True True
try:
    exit(3)
except SystemExit as error:
    print(error.code)  # expect: 3
try:
    quit()
except SystemExit as error:
    print(error.code)  # expect: None
try:
    help(1, 2)
except TypeError:
    print("one at a time")  # expect: one at a time
