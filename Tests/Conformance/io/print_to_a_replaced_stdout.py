import io
import sys

kept = sys.stdout
sys.stdout = memory = io.StringIO()
print("captured")
sys.stdout = kept
print(repr(memory.getvalue()))  # expect: 'captured\n'
sys.stdout = None
print("goes nowhere")
sys.stdout = sys.__stdout__
print("back")  # expect: back
