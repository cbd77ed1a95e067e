import warnings


async def work():
    pass


def make():
    work()


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    make()
    closed = work()
    closed.close()
    del closed
print([(str(item.message), item.category.__name__, item.lineno) for item in log])  # expect: [("coroutine 'work' was never awaited", 'RuntimeWarning', 9)]
