import asyncio
async def job(sem, n):
    async with sem:
        print("start", n)
        await asyncio.sleep(0.1 if n % 2 else 0.2)
        print("stop", n)
async def main():
    sem = asyncio.Semaphore(3)
    await asyncio.gather(*(job(sem, n) for n in range(8)))
    print(sem._value if hasattr(sem, "_value") else 3)
asyncio.run(main())
