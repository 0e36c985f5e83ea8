import asyncio
async def fetch(n):
    await asyncio.sleep(n / 10)
    if n == 2:
        raise ValueError(f"cannot fetch {n}")
    return n
async def batch():
    async with asyncio.TaskGroup() as tg:
        for n in range(4):
            tg.create_task(fetch(n))
async def main():
    await batch()
asyncio.run(main())
