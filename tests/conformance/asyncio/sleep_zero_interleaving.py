import asyncio
async def steps(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(steps("a", 3), steps("b", 1), steps("c", 2))
    asyncio.create_task(steps("left", 5))
    await steps("main", 2)
asyncio.run(main())
