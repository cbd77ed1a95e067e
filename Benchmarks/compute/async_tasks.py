"""Coroutines on a small event loop: sleeps, queues, locks, gathering, async iteration and contexts. No module needed."""


class Suspend:
    """Awaited, it gives `reason` to the loop and returns what the loop sends."""

    def __init__(self, reason):
        self.reason = reason

    def __await__(self):
        return (yield self.reason)


class Task:
    __slots__ = ("coroutine", "result", "done", "waiters")

    def __init__(self, coroutine):
        self.coroutine = coroutine
        self.result = None
        self.done = False
        self.waiters = []

    def __await__(self):
        if not self.done:
            yield ("join", self)
        return self.result


class Loop:
    def __init__(self):
        self.ready = []
        self.sleeping = {}
        self.now = 0
        self.steps = 0

    def spawn(self, coroutine):
        task = Task(coroutine)
        self.ready.append((task, None))
        return task

    def run(self, main):
        main = self.spawn(main)
        while self.ready or self.sleeping:
            if not self.ready:
                self.now = min(self.sleeping)
                self.ready = self.sleeping.pop(self.now)
            batch, self.ready = self.ready, []
            for task, value in batch:
                self.steps += 1
                try:
                    reason, detail = task.coroutine.send(value)
                except StopIteration as stop:
                    task.done = True
                    task.result = stop.value
                    self.ready.extend([(waiter, None) for waiter in task.waiters])
                    continue
                if reason == "sleep":
                    self.sleeping.setdefault(self.now + detail, []).append((task, None))
                elif reason == "join":
                    detail.waiters.append(task)
                elif reason == "wait":
                    detail.append(task)
                else:
                    self.ready.append((task, None))
        return main.result


class Queue:
    def __init__(self, loop, capacity):
        self.loop = loop
        self.capacity = capacity
        self.items = []
        self.getters = []
        self.putters = []

    async def put(self, item):
        while len(self.items) >= self.capacity:
            await Suspend(("wait", self.putters))
        self.items.append(item)
        if self.getters:
            self.loop.ready.append((self.getters.pop(0), None))

    async def get(self):
        while not self.items:
            await Suspend(("wait", self.getters))
        item = self.items.pop(0)
        if self.putters:
            self.loop.ready.append((self.putters.pop(0), None))
        return item


class Lock:
    def __init__(self, loop):
        self.loop = loop
        self.held = False
        self.waiting = []

    async def __aenter__(self):
        while self.held:
            await Suspend(("wait", self.waiting))
        self.held = True

    async def __aexit__(self, *details):
        self.held = False
        if self.waiting:
            self.loop.ready.append((self.waiting.pop(0), None))


async def ticks(count):
    for i in range(count):
        if i % 8 == 0:
            await Suspend(("sleep", 1))
        yield i


async def nested(depth):
    if depth == 0:
        await Suspend(("yield", None))
        return 1
    return 1 + await nested(depth - 1)


async def producer(queue, count):
    async for i in ticks(count):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue, lock, totals):
    while (item := await queue.get()) is not None:
        async with lock:
            totals[0] += item
    return totals[0]


async def square(n):
    await Suspend(("sleep", n % 3))
    return n * n


async def main(loop):
    lock = Lock(loop)
    totals = [0]
    pairs = []
    for _ in range(60):
        queue = Queue(loop, 4)
        pairs.append(loop.spawn(producer(queue, 1_500)))
        pairs.append(loop.spawn(consumer(queue, lock, totals)))
    squares = [loop.spawn(square(n)) for n in range(30_000)]
    deep = [loop.spawn(nested(30)) for _ in range(5_000)]
    for task in pairs:
        await task
    found = sum([await task for task in squares])
    return totals[0], found, sum([await task for task in deep])


loop = Loop()
print(loop.run(main(loop)), loop.now, loop.steps)
