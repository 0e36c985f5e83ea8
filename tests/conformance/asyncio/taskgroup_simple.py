import asyncio
async def work(n):
    await asyncio.sleep(n)
    return n * 2
async def main():
    async with asyncio.TaskGroup() as tg:
        a, b = tg.create_task(work(0.2)), tg.create_task(work(0.1))
    print(a.result(), b.result())
asyncio.run(main())
