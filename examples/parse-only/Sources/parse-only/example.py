import asyncio


class Greeter:
    def __init__(self, names):
        self.names = names

    async def greet(self):
        for name in self.names:
            print("hello", name)


if __name__ == "__main__":
    def main():
        return Greeter(["you"]).greet()

    asyncio.run(main())
