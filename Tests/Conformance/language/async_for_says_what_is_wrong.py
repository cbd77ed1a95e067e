class Walk:
    def __init__(self, result):
        self.result = result

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.result


class Failing:
    def __await__(self):
        return 1 / 0


async def walk(result):
    async for _ in Walk(result):
        pass


for result in ((), Failing()):
    try:
        walk(result).send(None)
    except TypeError as error:
        print(error)
        print(repr(error.__cause__))
# expect: 'async for' received an invalid object from __anext__: tuple
# expect: TypeError("object tuple can't be used in 'await' expression")
# expect: 'async for' received an invalid object from __anext__: Failing
# expect: ZeroDivisionError('division by zero')
