import asyncio

class Scope:
    def __init__(self):
        self.tasks = []

    def start(self, coro):
        self.tasks.append(asyncio.create_task(coro))

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, tb):
        if kind is not None:
            for task in self.tasks:
                task.cancel()
        results = await asyncio.gather(*self.tasks, return_exceptions=True)
        print("scope ends with", [type(r).__name__ if isinstance(r, BaseException) else r for r in results])
        return kind is LookupError


async def child(n):
    await asyncio.sleep(n)
    return n


async def main():
    async with Scope() as scope:
        for n in (0.1, 0.2):
            scope.start(child(n))
    async with Scope() as scope:
        scope.start(child(5))
        await asyncio.sleep(0.1)
        raise LookupError("handled by the scope")
    try:
        async with Scope() as scope:
            scope.start(child(5))
            raise ValueError("not handled")
    except ValueError as error:
        print(error, asyncio.get_running_loop().time())


asyncio.run(main())
