import asyncio
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(2)
    except TimeoutError:
        print("timeout at", asyncio.get_running_loop().time())
asyncio.run(main())
