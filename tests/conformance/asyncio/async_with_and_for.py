import asyncio
class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print("acquire", self.name)
        await asyncio.sleep(0.1)
        return self
    async def __aexit__(self, kind, value, tb):
        print("release", self.name, kind and kind.__name__)
        await asyncio.sleep(0.1)
        return self.swallow
class Counter:
    def __init__(self, stop):
        self.n, self.stop = 0, stop
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n >= self.stop:
            raise StopAsyncIteration
        await asyncio.sleep(0.1)
        self.n += 1
        return self.n
async def main():
    async with Resource("a") as a, Resource("b", swallow=True) as b:
        print(a.name, b.name)
        raise ValueError("swallowed by b")
    try:
        async with Resource("c"):
            1 / 0
    except ZeroDivisionError as error:
        print(error)
    async for n in Counter(3):
        print(n)
    print([n async for n in Counter(2)], round(asyncio.get_running_loop().time(), 2))
    for wrong in ("async with", "async for", "aiter"):
        try:
            if wrong == "async with":
                async with 5:
                    pass
            elif wrong == "async for":
                async for x in [1]:
                    pass
            else:
                aiter([])
        except TypeError as error:
            print(error)
    try:
        with Resource("d"):
            pass
    except TypeError as error:
        print(error)
    task = asyncio.create_task(use())
    await asyncio.sleep(0.15)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled())
async def use():
    async with Resource("e"):
        await asyncio.sleep(5)
asyncio.run(main())
