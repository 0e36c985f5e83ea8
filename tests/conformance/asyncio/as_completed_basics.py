import asyncio
async def work(n, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(f"bad {n}")
    return n
async def main():
    for next_done in asyncio.as_completed([work(1, 0.3), work(2, 0.1), work(3, 0.2)]):
        print(await next_done, round(asyncio.get_running_loop().time(), 2))
    for coro in asyncio.as_completed([work(4, 0.1, True), work(5, 0.2)]):
        try:
            print(await coro)
        except ValueError as error:
            print(error)
    try:
        for coro in asyncio.as_completed([work(6, 0.1), work(7, 1)], timeout=0.5):
            print(await coro)
    except TimeoutError:
        print("timeout")
    tasks = [asyncio.create_task(work(n, n / 10), name=f"t{n}") for n in (3, 1, 2)]
    async for task in asyncio.as_completed(tasks):
        print(task.get_name(), task in tasks, await task)
    print([await c for c in asyncio.as_completed([])])
    try:
        asyncio.as_completed(work(1, 1)) if False else asyncio.as_completed(asyncio.sleep)
    except TypeError as error:
        print(error)
    try:
        async for task in asyncio.as_completed([work(8, 0.1), work(9, 3)], timeout=1):
            print(await task)
    except TimeoutError as error:
        print("async timeout", repr(error))
asyncio.run(main())
