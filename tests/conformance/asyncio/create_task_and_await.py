import asyncio
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    a, b = asyncio.create_task(work(0.2)), asyncio.create_task(work(0.1))
    print(await a, await b)
asyncio.run(main())
