import asyncio
import types

class Sleep:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        return asyncio.sleep(self.n, f"slept {self.n}").__await__()


class Twice:
    def __init__(self, *awaitables):
        self.awaitables = awaitables

    def __await__(self):
        results = []
        for awaitable in self.awaitables:
            results.append((yield from awaitable.__await__()))
        return results


@types.coroutine
def give_way():
    yield


async def main():
    print(await Sleep(0.1), await Twice(Sleep(0.2), Sleep(0.1)))
    print(await asyncio.gather(Sleep(0.1), Twice(Sleep(0.1), asyncio.sleep(0.1, "plain"))))
    other = asyncio.create_task(noisy())
    for i in range(3):
        print("main", i)
        await give_way()
    await other
    print(await asyncio.wait_for(Sleep(0.1), 1))
    task = asyncio.ensure_future(Sleep(0.1))
    print(type(task).__name__, await task)


async def noisy():
    for i in range(3):
        print("noisy", i)
        await give_way()


asyncio.run(main())
