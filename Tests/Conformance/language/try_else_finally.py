def run(action):
    log = []
    try:
        log.append("try")
        action()
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


def fail():
    raise ValueError


print(run(lambda: None))  # expect: ['try', 'else', 'finally']
print(run(fail))  # expect: ['try', 'except', 'finally']
try:
    print(run(lambda: 1 / 0))
except ZeroDivisionError:
    print("passed through")  # expect: passed through
