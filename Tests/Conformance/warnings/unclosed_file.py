import sys
import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    open("file.txt", "w")
    open("file.txt", "rb", buffering=0)
    with open("file.txt") as file:
        pass
for item in log:
    print(item.category.__name__, item.message, item.lineno)  # expect: ResourceWarning unclosed file <_io.TextIOWrapper name='file.txt' mode='w' encoding='UTF-8'> 6
    # expect: ResourceWarning unclosed file <_io.FileIO name='file.txt' mode='rb' closefd=True> 7

sys.unraisablehook = lambda args: print(args.exc_type.__name__, args.exc_value, args.object.name)
# expect: ResourceWarning unclosed file <_io.TextIOWrapper name='file.txt' mode='r' encoding='UTF-8'> file.txt
warnings.simplefilter("error")
open("file.txt")
