import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing, suppress
@asynccontextmanager
async def connection(name):
    print("connect", name)
    await asyncio.sleep(0.1)
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        await asyncio.sleep(0.1)
        print("disconnect", name)
async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("numbers closed")
async def main():
    async with connection("db") as db, connection("cache") as cache:
        print(db, cache)
    async with connection("bad"):
        raise ValueError("swallowed")
    try:
        async with connection("worse"):
            raise KeyError("through")
    except KeyError as error:
        print(error)
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(f"c{i}")) for i in range(2)]
        stack.push_async_callback(asyncio.sleep, 0.5)
        stack.callback(print, "sync callback")
        print(names)
    async with aclosing(numbers()) as source:
        async for n in source:
            if n == 2:
                break
    with suppress(asyncio.CancelledError):
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    print(round(asyncio.get_running_loop().time(), 2))
asyncio.run(main())
