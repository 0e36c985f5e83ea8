import asyncio
async def source(name):
    try:
        while True:
            yield name
            await asyncio.sleep(0.1)
    finally:
        print(name, "cleanup starts")
        await asyncio.sleep(0.1)
        print(name, "cleanup ends")
async def take_one(name):
    async for item in source(name):
        return item
async def main():
    print(await take_one("a"))
    print("a taken")
    await asyncio.sleep(0.5)
    held = source("held")
    await anext(held)
    also = source("also")
    await anext(also)
    print("main ends")
asyncio.run(main())
print("run ended")
