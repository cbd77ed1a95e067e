import warnings

standard = warnings.showwarning


def show(message, category, filename, lineno, file=None, line=None):
    print("show", message, category.__name__, filename == __file__, lineno, file, line)  # expect: show one UserWarning True 11 None None


warnings.showwarning = show
warnings.warn("one")
warnings.showwarning = 5
try:
    warnings.warn("two")
except TypeError as error:
    print(error)  # expect: warnings.showwarning() must be set to a function or method
warnings.showwarning = standard


class Output:
    def write(self, text):
        print("write", repr(text))  # expect: write 'formatted three 7 None'
        # expect: write 'absent.py:7: UserWarning: four\n  the line\n'


warnings.formatwarning = lambda message, category, filename, lineno, line: f"formatted {message} {lineno} {line}"
warnings.showwarning(UserWarning("three"), UserWarning, "absent.py", 7, Output())
del warnings.formatwarning
warnings.showwarning("four", UserWarning, "absent.py", 7, Output(), "  the line ")
