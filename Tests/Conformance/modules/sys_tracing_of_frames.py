import sys


def caller():
    return callee()


def callee():
    frame = sys._getframe(1)
    return frame.f_code.co_name, frame.f_lineno, sys._getframe().f_code.co_name, frame.f_back.f_code.co_name


print(caller())  # expect: ('caller', 5, 'callee', '<module>')
