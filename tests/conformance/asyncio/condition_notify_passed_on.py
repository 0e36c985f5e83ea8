import asyncio
async def waiter(cond, n):
    async with cond:
        await cond.wait()
        print("awake", n)
async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(cond, n)) for n in range(3)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify(1)
        tasks[0].cancel()
    await asyncio.sleep(0.1)
    print([t.done() for t in tasks])
    async with cond:
        cond.notify_all()
    print(await asyncio.gather(*tasks, return_exceptions=True))
asyncio.run(main())
