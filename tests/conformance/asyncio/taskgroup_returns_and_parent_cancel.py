import asyncio

async def child(n, log):
    try:
        await asyncio.sleep(n)
        log.append(f"child {n} done")
    except asyncio.CancelledError:
        log.append(f"child {n} cancelled")
        raise

async def first_result(log):
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1, log))
        slow = tg.create_task(child(3, log))
        await asyncio.sleep(2)
        slow.cancel()
        return "returned from inside"

async def main():
    log = []
    print(await first_result(log), log)
    log.clear()
    task = asyncio.create_task(first_result(log))
    await asyncio.sleep(0.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", log)
    log.clear()
    try:
        async with asyncio.timeout(1.5):
            print(await first_result(log))
    except TimeoutError:
        print("timeout", log)

asyncio.run(main())
