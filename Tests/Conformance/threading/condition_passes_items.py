import threading

condition = threading.Condition()
items = []
taken = []


def consume():
    while len(taken) < 5:
        with condition:
            condition.wait_for(lambda: items)
            taken.append(items.pop(0))
            condition.notify()


t = threading.Thread(target=consume)
t.start()
for i in range(5):
    with condition:
        items.append(i)
        condition.notify_all()
t.join()
print(taken)  # expect: [0, 1, 2, 3, 4]
with condition:
    print(condition.wait(timeout=0.01), condition.wait_for(lambda: False, timeout=0.01))  # expect: False False
for action in (condition.notify, condition.wait):
    try:
        action()
    except RuntimeError as error:
        print(error)
# expect: cannot notify on un-acquired lock
# expect: cannot wait on un-acquired lock
