import asyncio
async def waiter(cond, n):
    async with cond:
        print(n, "waits")
        await cond.wait()
        print(n, "awake")
        await asyncio.sleep(0.1)
async def main():
    cond = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(cond, n)) for n in range(4)]
    await asyncio.sleep(0.1)
    print(repr(cond).split("[")[1], cond.locked())
    async with cond:
        cond.notify()
    await asyncio.sleep(0.2)
    async with cond:
        cond.notify(2)
        print("notified two")
    await asyncio.sleep(0.5)
    tasks[3].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    items = []
    async def consume():
        async with cond:
            print("predicate", await cond.wait_for(lambda: len(items) >= 2))
            return list(items)
    task = asyncio.create_task(consume())
    for item in "ab":
        await asyncio.sleep(0.1)
        async with cond:
            items.append(item)
            cond.notify_all()
    print(await task)
    for wrong in (cond.notify, cond.notify_all):
        try:
            wrong()
        except RuntimeError as error:
            print(error)
    try:
        await cond.wait()
    except RuntimeError as error:
        print(error)
    shared = asyncio.Lock()
    one, two = asyncio.Condition(shared), asyncio.Condition(lock=shared)
    async with one:
        print(two.locked(), shared.locked())
    try:
        asyncio.Condition(lock=5)
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__)
asyncio.run(main())
