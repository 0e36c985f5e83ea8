import asyncio
async def work(n, delay, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise
    if error:
        raise error
    print("done", n)
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for n, (delay, error) in enumerate([(0.3, None), (0.1, ValueError("v")), (0.1, TypeError("t")), (0.05, None)]):
                tg.create_task(work(n, delay, error))
            await asyncio.sleep(1)
            print("not reached")
    except* ValueError as group:
        print("values", group.exceptions, group.message)
    except* TypeError as group:
        print("types", group.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work("a", 1))
            await asyncio.sleep(0.1)
            raise KeyError("body")
    except ExceptionGroup as group:
        print(repr(group))
    async def breaks_when_cancelled():
        try:
            await asyncio.sleep(1)
        finally:
            raise OSError("cleanup")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(breaks_when_cancelled())
            tg.create_task(work("b", 0.1, ValueError("first")))
    except ExceptionGroup as group:
        print(repr(group))
    try:
        async with asyncio.TaskGroup() as tg:
            child = tg.create_task(work("c", 0.5))
            await asyncio.sleep(0.1)
            child.cancel()
            await asyncio.sleep(0.1)
            print("a cancelled child is no error")
    finally:
        print(child.cancelled())
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(work("outer child", 1))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work("d", 0.1, ValueError("deep")))
    except ExceptionGroup as group:
        print(repr(group), asyncio.current_task().cancelling())
asyncio.run(main())
