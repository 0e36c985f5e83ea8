import asyncio
async def worker(lock, n):
    for turn in range(2):
        async with lock:
            print("worker", n, "turn", turn)
            await asyncio.sleep(0)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, n) for n in range(3)))
asyncio.run(main())
