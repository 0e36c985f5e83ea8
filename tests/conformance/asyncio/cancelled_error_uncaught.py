import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0.1)
    task.cancel("no reason")
    await task
asyncio.run(main())
