import asyncio
class Custom:
    async def method(self):
        await asyncio.sleep(1)
async def plain(fail=False):
    await asyncio.sleep(0.1)
    if fail:
        raise ValueError("no")
    return [1]
async def main():
    task = asyncio.create_task(plain(), name="my task")
    bad = asyncio.create_task(plain(True))
    method = asyncio.create_task(Custom().method())
    print(task, bad, method, sep="\n")
    await asyncio.sleep(0)
    print(task, method, sep="\n")
    method.add_done_callback(print)
    method.add_done_callback(lambda t: None)
    method.cancel("why")
    print(method)
    await asyncio.wait([task, bad, method])
    print(task, bad, method, asyncio.current_task(), sep="\n")
    future = asyncio.get_running_loop().create_future()
    print(future)
    future.add_done_callback(print)
    future.set_result("x" * 100)
    print(future, repr(plain).split(" at ")[0])
    waiter = asyncio.create_task(asyncio.wait_for(asyncio.Event().wait(), 5))
    await asyncio.sleep(0)
    print(waiter)
    waiter.cancel()
asyncio.run(main())
