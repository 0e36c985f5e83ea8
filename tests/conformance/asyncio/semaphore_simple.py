import asyncio
async def work(sem, n):
    async with sem:
        print("in", n, round(asyncio.get_running_loop().time(), 1))
        await asyncio.sleep(0.1)
async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*(work(sem, n) for n in range(5)))
asyncio.run(main())
