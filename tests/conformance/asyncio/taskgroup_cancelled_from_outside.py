import asyncio
async def work(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as error:
        print("work", n, error.args)
        raise
async def grouped():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(1))
            tg.create_task(work(2))
            print("body done")
    except asyncio.CancelledError as error:
        print("grouped", error.args, asyncio.current_task().cancelling())
        raise
async def main():
    task = asyncio.create_task(grouped())
    await asyncio.sleep(0.5)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args)
    try:
        async with asyncio.timeout(0.5):
            async with asyncio.TaskGroup() as tg:
                tg.create_task(work(3))
                await work(4)
    except TimeoutError:
        print("timeout through the group")
    async def exits():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(5))
            await asyncio.sleep(0.1)
            return "early return waits"
    print(await exits(), asyncio.get_running_loop().time())
    async def fail_and_cancel():
        async with asyncio.TaskGroup() as tg:
            async def bad():
                raise ValueError("bad")
            tg.create_task(bad())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("body sees the abort", asyncio.current_task().cancelling())
                raise
    try:
        await fail_and_cancel()
    except ExceptionGroup as group:
        print(group, asyncio.current_task().cancelling())
asyncio.run(main())
