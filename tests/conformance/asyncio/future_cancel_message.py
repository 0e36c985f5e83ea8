import asyncio
async def waiter(future):
    try:
        await future
    except asyncio.CancelledError as error:
        print("waiter", error.args)
        raise
async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    future.cancel("future message")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args, task.cancelled())
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(waiter(future))
    await asyncio.sleep(0)
    task.cancel("task message")
    await asyncio.wait([task])
    print(future.cancelled(), task.cancelled())
asyncio.run(main())
