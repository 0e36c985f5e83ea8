import asyncio
async def consumer(cond, items, n):
    async with cond:
        while not items:
            await cond.wait()
        print("consumer", n, "takes", items.pop(0))
async def producer(cond, items):
    for i in range(3):
        await asyncio.sleep(0.1)
        async with cond:
            items.append(i)
            cond.notify()
async def main():
    cond, items = asyncio.Condition(), []
    await asyncio.gather(*(consumer(cond, items, n) for n in range(3)), producer(cond, items))
    waiter = asyncio.create_task(consumer(cond, items, "cancelled"))
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.wait([waiter])
    print(cond.locked(), waiter.cancelled())
    try:
        async with asyncio.timeout(0.5):
            async with cond:
                await cond.wait()
    except TimeoutError:
        print("nobody notified", cond.locked())
asyncio.run(main())
