import sys


def fail():
    raise KeyError("k")


try:
    fail()
except KeyError as error:
    tb = error.__traceback__
    print(tb.tb_lineno, tb.tb_next.tb_lineno, tb.tb_next.tb_next, tb.tb_frame.f_code.co_name,
          tb.tb_next.tb_frame.f_code.co_name)
    # expect: 9 5 None <module> fail
    print(sys.exc_info()[0] is KeyError, sys.exc_info()[1] is error, sys.exc_info()[2] is tb, sys.exception() is error)
    # expect: True True True True
print(sys.exc_info())  # expect: (None, None, None)
