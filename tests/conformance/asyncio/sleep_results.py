import asyncio
async def main():
    print(await asyncio.sleep(0), await asyncio.sleep(0, "zero"), await asyncio.sleep(0.5, result=[1]))
    loop = asyncio.get_running_loop()
    start = loop.time()
    await asyncio.sleep(1e-10)
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.2)
    print(loop.time() - start, loop.time())
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as error:
        print(error)
    try:
        await asyncio.sleep("1")
    except TypeError as error:
        print(error)
    await asyncio.sleep(100000)
    print(loop.time())
asyncio.run(main())
