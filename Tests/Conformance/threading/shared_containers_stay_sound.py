import threading

shared = {}
items = []


def fill(n):
    for i in range(500):
        shared[n, i] = i
        items.append(i)


threads = [threading.Thread(target=fill, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(shared), len(items), sum(items))  # expect: 3000 3000 748500
