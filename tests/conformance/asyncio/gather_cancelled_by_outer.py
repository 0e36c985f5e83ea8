import asyncio
async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as error:
        print("child", n, error.args)
        raise
async def parent():
    try:
        await asyncio.gather(child(1), child(2), asyncio.gather(child(3), child(4)))
    except asyncio.CancelledError as error:
        print("parent", error.args)
        raise
async def collecting():
    try:
        print(await asyncio.gather(child(5), child(6), return_exceptions=True))
    except asyncio.CancelledError as error:
        print("collecting", error.args)
        raise
async def main():
    for function in (parent, collecting):
        task = asyncio.create_task(function())
        await asyncio.sleep(0.5)
        task.cancel("enough")
        try:
            await task
        except asyncio.CancelledError as error:
            print("main", error.args, task.cancelled())
asyncio.run(main())
