import asyncio
async def fails():
    raise ValueError("nobody looks")
async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    print("done", task.done())
asyncio.run(main())
