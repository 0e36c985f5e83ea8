import asyncio
async def step(n):
    print("begin", n)
    await asyncio.sleep(n)
    print("end", n)
    return n
async def main():
    total = 0
    for n in (0.3, 0.1, 0.2):
        total += await step(n)
    print(round(total, 2), round(asyncio.get_running_loop().time(), 2))
asyncio.run(main())
