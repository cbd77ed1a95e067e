import sys
import threading


class Output:
    text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass

    def show(self):
        for line in self.text.splitlines():
            if line.strip() and not line.startswith(" "):
                print("|", line)
        self.text = ""


def fail():
    raise KeyError("in the thread")


def leave():
    raise SystemExit(3)


def run(function):
    thread = threading.Thread(target=function, name="T")
    thread.start()
    thread.join()


def hook(args):
    print(type(args).__name__, args.exc_type.__name__, args.exc_value, args.thread.name, args.exc_traceback is not None)  # expect: | Exception in thread T:
    # expect: | Traceback (most recent call last):


def failing(args):
    raise ValueError("in the hook")


sys.stderr = Output()
run(fail)
run(leave)
sys.stderr.show()  # expect: | KeyError: 'in the thread'
# expect: _ExceptHookArgs KeyError 'in the thread' T True
# expect: _ExceptHookArgs SystemExit 3 T True
threading.excepthook = hook
run(fail)
run(leave)
threading.excepthook = failing
run(fail)
sys.stderr.show()  # expect: | Exception in threading.excepthook:
# expect: | Traceback (most recent call last):
# expect: | ValueError: in the hook
print(threading.__excepthook__ is not failing, threading.ExceptHookArgs([KeyError, None, None, None]).exc_type)  # expect: True <class 'KeyError'>
