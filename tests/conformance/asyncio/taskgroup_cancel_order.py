import asyncio
async def child(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled", n)
        await asyncio.sleep(0.1 * (3 - n % 3))
        print("cleaned", n)
        raise
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tasks = [tg.create_task(child(n)) for n in range(9)]
            await asyncio.sleep(0.1)
            tasks[4].cancel()
            await asyncio.sleep(0)
            raise RuntimeError("abort")
    except* RuntimeError:
        print("aborted", [t.cancelled() for t in tasks])
asyncio.run(main())
