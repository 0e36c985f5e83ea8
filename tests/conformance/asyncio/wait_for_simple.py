import asyncio
async def main():
    print(await asyncio.wait_for(asyncio.sleep(1, "in time"), 2))
    try:
        await asyncio.wait_for(asyncio.sleep(3), 2)
    except TimeoutError:
        print("too slow at", asyncio.get_running_loop().time())
asyncio.run(main())
