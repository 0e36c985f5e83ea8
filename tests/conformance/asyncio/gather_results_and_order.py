import asyncio
async def work(n, delay):
    await asyncio.sleep(delay)
    print("done", n)
    return n
async def main():
    print(await asyncio.gather(work(1, 0.3), work(2, 0.1), work(3, 0.2)))
    print(await asyncio.gather(), await asyncio.gather(work("solo", 0)))
    coro = work("same", 0.1)
    print(await asyncio.gather(coro, coro, asyncio.sleep(0.05, "s")))
    group = asyncio.gather(work(4, 0.1), asyncio.gather(work(5, 0.1), work(6, 0)))
    print(type(group).__name__, group.done())
    print(await group, group.done(), group.result())
    task = asyncio.create_task(work("t", 0.2))
    print(await asyncio.gather(task, work("u", 0.1), task))
    future = asyncio.get_running_loop().create_future()
    future.set_result("ready")
    print(await asyncio.gather(future, work("v", 0)))
asyncio.run(main())
