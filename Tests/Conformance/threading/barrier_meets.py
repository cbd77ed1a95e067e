import threading

barrier = threading.Barrier(3, action=lambda: order.append("all here"))
order = []


def arrive():
    index = barrier.wait(30)
    order.append(index)


threads = [threading.Thread(target=arrive) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order[0], sorted(order[1:]), barrier.parties, barrier.n_waiting, barrier.broken)
# expect: all here [0, 1, 2] 3 0 False
barrier.abort()
try:
    barrier.wait()
except threading.BrokenBarrierError as error:
    print(repr(error), barrier.broken)  # expect: BrokenBarrierError() True
