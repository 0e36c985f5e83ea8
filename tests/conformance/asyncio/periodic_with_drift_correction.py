import asyncio
async def periodic(interval, times, work):
    loop = asyncio.get_running_loop()
    due = loop.time()
    for n in range(times):
        await work(n)
        due += interval
        await asyncio.sleep(due - loop.time())
async def main():
    loop = asyncio.get_running_loop()
    async def work(n):
        print(f"{loop.time():.2f} work {n}")
        await asyncio.sleep(0.03 * n)
    await periodic(0.1, 5, work)
asyncio.run(main())
