import threading

stop = False
counts = [0, 0]


def spin(index):
    while not stop:
        counts[index] += 1


threads = [threading.Thread(target=spin, args=(i,)) for i in range(2)]
for t in threads:
    t.start()
while min(counts) < 1000:
    pass
stop = True
for t in threads:
    t.join()
print("both advanced")  # expect: both advanced
