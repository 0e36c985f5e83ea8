import asyncio
async def slow(delay, cleanup=0):
    try:
        await asyncio.sleep(delay)
        return f"slept {delay}"
    except asyncio.CancelledError:
        print("cancelled", delay)
        await asyncio.sleep(cleanup)
        raise
    finally:
        print("finally", delay)
async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(slow(0.5), 1), await asyncio.wait_for(slow(0.1), None))
    for timeout, cleanup in [(0.2, 0), (0.2, 0.5), (0, 0), (-1, 0)]:
        start = loop.time()
        try:
            await asyncio.wait_for(slow(3, cleanup), timeout)
        except TimeoutError as error:
            print("timeout", repr(error), repr(error.__cause__), round(loop.time() - start, 3))
    task = asyncio.create_task(slow(0.3))
    try:
        await asyncio.wait_for(task, 0.1)
    except asyncio.TimeoutError:
        print(task.cancelled(), asyncio.TimeoutError is TimeoutError)
    async def swallow():
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            return "swallowed"
    print(await asyncio.wait_for(swallow(), 0.1))
    tie = asyncio.create_task(asyncio.sleep(0.5, "tie"))
    try:
        print(await asyncio.wait_for(tie, 0.5))
    except TimeoutError:
        print("tie lost")
    future = loop.create_future()
    future.set_result("already")
    print(await asyncio.wait_for(future, 0))
asyncio.run(main())
