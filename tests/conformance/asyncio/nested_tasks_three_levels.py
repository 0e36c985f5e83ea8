import asyncio
async def leaf(path):
    await asyncio.sleep(0.1)
    print("leaf", path)
    return path
async def branch(path):
    tasks = [asyncio.create_task(leaf(f"{path}.{i}"), name=f"{path}.{i}") for i in range(2)]
    return [await t for t in tasks]
async def main():
    print(await asyncio.gather(branch("a"), branch("b")))
asyncio.run(main())
