import threading

results = []


def work(n, *, scale=1):
    results.append(n * scale)


threads = [threading.Thread(target=work, args=(i,), kwargs={"scale": 10}) for i in range(4)]
print(threads[0].is_alive(), threads[0].name, threads[0].daemon, threads[0].ident)
# expect: False Thread-1 (work) False None
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results), threads[0].is_alive(), threads[0].ident is not None)  # expect: [0, 10, 20, 30] False True
try:
    threads[0].start()
except RuntimeError as error:
    print(error)  # expect: threads can only be started once
try:
    threading.Thread().join()
except RuntimeError as error:
    print(error)  # expect: cannot join thread before it is started
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)  # expect: cannot join current thread
