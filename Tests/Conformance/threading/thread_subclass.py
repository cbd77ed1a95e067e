import threading


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"worker-{n}")
        self.n = n

    def run(self):
        self.result = (self.n ** 2, threading.current_thread() is self, threading.current_thread().name)


w = Worker(5)
w.start()
w.join()
print(w.result)  # expect: (25, True, 'worker-5')


class Bad(threading.Thread):
    def __init__(self):
        pass


try:
    Bad().start()
except RuntimeError as error:
    print(error)  # expect: thread.__init__() not called
