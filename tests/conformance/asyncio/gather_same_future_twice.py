import asyncio
async def work():
    await asyncio.sleep(0.1)
    return object()
async def main():
    task = asyncio.create_task(work())
    a, b = await asyncio.gather(task, task)
    print(a is b)
    coro = work()
    c, d, e = await asyncio.gather(coro, work(), coro)
    print(c is e, c is d)
asyncio.run(main())
