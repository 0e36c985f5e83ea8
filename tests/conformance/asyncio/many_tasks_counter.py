import asyncio

async def count(n, results):
    for i in range(3):
        await asyncio.sleep((n * 13 % 7) / 100)
    results.append(n)

async def main():
    results = []
    await asyncio.gather(*(count(n, results) for n in range(200)))
    print(len(results), results[:10], results[-5:], round(asyncio.get_running_loop().time(), 3))

asyncio.run(main())
