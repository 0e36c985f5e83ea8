import asyncio
async def inner(n):
    await asyncio.sleep(0.1)
    return 10 / n
async def middle(n):
    result = await inner(n)
    return result + 1
async def main():
    print(await middle(5))
    print(await middle(0))
asyncio.run(main())
