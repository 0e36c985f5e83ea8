import asyncio
async def waiter(event, n):
    print(n, "waits", event.is_set())
    print(n, "got", await event.wait())
async def main():
    event = asyncio.Event()
    print(event.is_set(), repr(event).split(" at ")[0], "unset" in repr(event))
    tasks = [asyncio.create_task(waiter(event, n)) for n in range(3)]
    await asyncio.sleep(0.1)
    print("waiters:3" in repr(event))
    tasks[1].cancel()
    event.set()
    event.set()
    print(event.is_set(), "[set]" in repr(event))
    await asyncio.gather(*tasks, return_exceptions=True)
    await waiter(event, "late")
    event.clear()
    print(event.is_set())
    task = asyncio.create_task(waiter(event, "again"))
    await asyncio.sleep(0)
    event.set()
    event.clear()
    await task
    asyncio.get_running_loop().call_later(0.5, event.set)
    print(await event.wait(), asyncio.get_running_loop().time())
asyncio.run(main())
