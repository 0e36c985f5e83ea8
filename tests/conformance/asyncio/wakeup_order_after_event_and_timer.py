import asyncio

async def by_event(event, n):
    await event.wait()
    print("event waiter", n)

async def by_timer(delay, n):
    await asyncio.sleep(delay)
    print("timer waiter", n)

async def main():
    event = asyncio.Event()
    loop = asyncio.get_running_loop()
    waiters = [asyncio.create_task(by_event(event, n)) for n in range(2)]
    waiters += [asyncio.create_task(by_timer(1, n)) for n in range(2)]
    await asyncio.sleep(0)
    loop.call_later(1, event.set)
    waiters += [asyncio.create_task(by_event(event, "late")), asyncio.create_task(by_timer(1, "late"))]
    await asyncio.gather(*waiters)

asyncio.run(main())
