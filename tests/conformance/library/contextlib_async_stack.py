import asyncio
import contextlib
class Res:
    def __init__(self, n): self.n = n
    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("open", self.n)
        return self.n
    async def __aexit__(self, kind, value, tb):
        await asyncio.sleep(0.1)
        print("close", self.n, repr(value))
        return self.n == "swallow"
async def main():
    async with contextlib.AsyncExitStack() as stack:
        for n in (1, "swallow", 3):
            await stack.enter_async_context(Res(n))
        stack.push_async_exit(Res("pushed"))
        stack.push_async_callback(asyncio.sleep, 0.5)
        raise ValueError("inside")
    print(round(asyncio.get_running_loop().time(), 2))
    @contextlib.asynccontextmanager
    async def timed():
        start = asyncio.get_running_loop().time()
        yield
        print("took", round(asyncio.get_running_loop().time() - start, 2))
    async with timed():
        await asyncio.sleep(1)
    @timed()
    async def decorated():
        await asyncio.sleep(0.5)
    await decorated()
    async with contextlib.nullcontext("n") as n:
        print(n)
asyncio.run(main())
