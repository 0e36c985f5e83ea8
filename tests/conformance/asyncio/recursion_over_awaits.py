import asyncio
async def walk(tree, depth=0):
    await asyncio.sleep(0)
    if isinstance(tree, list):
        results = await asyncio.gather(*(walk(t, depth + 1) for t in tree))
        return sum(results)
    print("  " * depth + str(tree))
    return tree
async def factorial(n):
    return 1 if n == 0 else n * await factorial(n - 1)
async def main():
    print(await walk([1, [2, 3, [4]], 5]))
    print(await factorial(50))
    async def forever(n):
        return await forever(n + 1)
    try:
        await forever(0)
    except RecursionError as error:
        print(error)
asyncio.run(main())
