import asyncio
async def main():
    q = asyncio.Queue(maxsize=3)
    loop = asyncio.get_running_loop()
    async def produce():
        for i in range(6):
            await q.put(i)
            print(f"{loop.time():.1f} put {i}")
    async def consume():
        for _ in range(6):
            await asyncio.sleep(0.5)
            print(f"{loop.time():.1f} got {await q.get()}")
    await asyncio.gather(produce(), consume())
asyncio.run(main())
