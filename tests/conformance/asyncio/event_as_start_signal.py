import asyncio
async def runner(n, start, log):
    await start.wait()
    log.append(n)
    await asyncio.sleep(0.1)
async def main():
    start, log = asyncio.Event(), []
    async with asyncio.TaskGroup() as tg:
        for n in range(5):
            tg.create_task(runner(n, start, log))
        await asyncio.sleep(1)
        print(log)
        start.set()
        await asyncio.sleep(0)
        print(log)
asyncio.run(main())
