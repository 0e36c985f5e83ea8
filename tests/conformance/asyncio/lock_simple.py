import asyncio
async def work(lock, n):
    async with lock:
        print("in", n)
        await asyncio.sleep(0.1)
        print("out", n)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(work(lock, 1), work(lock, 2), work(lock, 3))
asyncio.run(main())
