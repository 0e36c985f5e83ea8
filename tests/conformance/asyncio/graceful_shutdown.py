import asyncio

async def server(stop, active):
    n = 0
    while not stop.is_set():
        task = asyncio.create_task(handle(n), name=f"request-{n}")
        active.add(task)
        task.add_done_callback(active.discard)
        n += 1
        try:
            await asyncio.wait_for(stop.wait(), 0.3)
        except TimeoutError:
            pass
    print("no more requests,", len(active), "active")


async def handle(n):
    try:
        await asyncio.sleep(0.7 if n % 2 else 5)
        print("request", n, "served")
    except asyncio.CancelledError:
        print("request", n, "cut off")
        raise


async def main():
    stop, active = asyncio.Event(), set()
    asyncio.get_running_loop().call_later(1.4, stop.set)
    await server(stop, active)
    done, pending = await asyncio.wait(active, timeout=0.5)
    print(len(done), "finished in time")
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    print(len(active), round(asyncio.get_running_loop().time(), 2))


asyncio.run(main())
