import asyncio
async def work(n, delay, fail=False):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise ValueError(f"error {n}")
        print("ok", n)
        return n
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
async def main():
    try:
        await asyncio.gather(work(1, 0.3), work(2, 0.1, True), work(3, 0.2, True))
    except ValueError as error:
        print("main caught", error)
    await asyncio.sleep(0.5)
    print(await asyncio.gather(work(4, 0.2), work(5, 0.1, True), work(6, 0, True), return_exceptions=True))
    group = asyncio.gather(work(7, 1), work(8, 2))
    await asyncio.sleep(0.1)
    print(group.cancel())
    try:
        await group
    except asyncio.CancelledError as error:
        print("group", repr(error), group.cancelled())
    child = asyncio.create_task(work(9, 1))
    both = asyncio.gather(child, work(10, 0.5), return_exceptions=True)
    await asyncio.sleep(0.1)
    child.cancel("stop")
    print([repr(r) for r in await both])
    child = asyncio.create_task(work(11, 1))
    both = asyncio.gather(child, work(12, 0.5))
    await asyncio.sleep(0.1)
    child.cancel()
    try:
        await both
    except asyncio.CancelledError:
        print("outer saw cancel")
    await asyncio.sleep(1)
asyncio.run(main())
