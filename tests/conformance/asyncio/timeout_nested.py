import asyncio
async def attempt(outer, inner, work):
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(outer):
            try:
                async with asyncio.timeout(inner):
                    await asyncio.sleep(work)
                    print("finished")
            except TimeoutError:
                print("inner at", round(loop.time() - start, 3), asyncio.current_task().cancelling())
                await asyncio.sleep(1)
                print("went on")
    except TimeoutError:
        print("outer at", round(loop.time() - start, 3), asyncio.current_task().cancelling())
async def main():
    for case in [(2, 1, 3), (1, 2, 3), (1, 1, 3), (5, 5, 1), (1.5, 1, 3), (3, 1, 3)]:
        print(case)
        await attempt(*case)
    task = asyncio.create_task(attempt(2, 1, 3))
    await asyncio.sleep(0.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled from outside")
    async def cancels_itself():
        async with asyncio.timeout(1):
            asyncio.current_task().cancel()
            await asyncio.sleep(0)
    try:
        await asyncio.create_task(cancels_itself())
    except asyncio.CancelledError:
        print("own cancel is no timeout")
    try:
        async with asyncio.timeout(0.1):
            raise ValueError("inside")
    except ValueError as error:
        print(error)
asyncio.run(main())
