import os

for call in ("os.open(5, 0)", "os.open('x')", "os.read('0', 1)", "os.read(0, -1)", "os.write(1, 'text')", "os.close('a')", "os.close(1 << 40)",
             "os.open('a\\0b', 0)", "os.dup(1.5)", "os.mkdir(None)", "os.read(0, 1 << 70)", "os.listdir([])", "os.lseek(0, 1 << 70, 0)"):
    try:
        eval(call)
    except (TypeError, OverflowError, ValueError, OSError) as error:
        print(type(error).__name__, error)
