import asyncio
async def clings(future):
    try:
        await future
    except asyncio.CancelledError:
        print("will not go")
        await asyncio.get_running_loop().create_future()
async def main():
    asyncio.create_task(clings(asyncio.get_running_loop().create_future()))
    await asyncio.sleep(0.1)
asyncio.run(main())
