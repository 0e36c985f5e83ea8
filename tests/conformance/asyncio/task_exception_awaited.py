import asyncio
async def bad():
    await asyncio.sleep(0.1)
    raise ValueError("bad")
async def main():
    task = asyncio.create_task(bad())
    try:
        await task
    except ValueError as error:
        print("caught", error, task.done(), repr(task.exception()))
asyncio.run(main())
