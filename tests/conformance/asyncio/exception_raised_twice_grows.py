import asyncio
async def fail():
    raise ValueError("once")
async def middle(task):
    await task
async def main():
    task = asyncio.create_task(fail())
    for _ in range(2):
        try:
            await middle(task)
        except ValueError as error:
            depth, tb = 0, error.__traceback__
            while tb:
                depth, tb = depth + 1, tb.tb_next
            print(error, depth > 1)
asyncio.run(main())
