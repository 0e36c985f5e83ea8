import asyncio
import types
class Awaitable:
    def __init__(self, coro):
        self.coro = coro
    def __await__(self):
        print("awaiting")
        result = yield from self.coro.__await__()
        print("got", result)
        return result * 2
@types.coroutine
def old_style(n):
    for i in range(n):
        yield
    return f"yielded {n}"
async def deep(n):
    if n == 0:
        await asyncio.sleep(0.1)
        return 1
    return await deep(n - 1) + 1
async def main():
    print(await Awaitable(deep(3)))
    print(await old_style(3))
    results = await asyncio.gather(old_style(2), deep(50), Awaitable(deep(0)))
    print(results)
    async def raises():
        await asyncio.sleep(0.1)
        raise KeyError("deep")
    try:
        await Awaitable(raises())
    except KeyError as error:
        print("through", error)
asyncio.run(main())
