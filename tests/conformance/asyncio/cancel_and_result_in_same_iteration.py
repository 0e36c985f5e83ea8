import asyncio

async def waiter(future, name):
    try:
        print(name, "got", await future)
    except asyncio.CancelledError:
        print(name, "cancelled, future", future.done(), future.cancelled())
        raise

async def main():
    loop = asyncio.get_running_loop()
    for order in ("result first", "cancel first"):
        future = loop.create_future()
        task = asyncio.create_task(waiter(future, order))
        await asyncio.sleep(0)
        if order == "result first":
            future.set_result("value")
            print("cancel accepted", task.cancel())
        else:
            print("cancel accepted", task.cancel())
            print("future cancelled", future.cancelled())
        await asyncio.gather(task, return_exceptions=True)
        print(task)
    sleeper = asyncio.create_task(asyncio.sleep(1, "slept"))
    loop.call_later(1, sleeper.cancel)
    print(await asyncio.gather(sleeper, return_exceptions=True))
    sleeper = asyncio.create_task(asyncio.sleep(1, "slept"))
    await asyncio.sleep(1)
    print(sleeper.done(), sleeper.cancel(), await asyncio.gather(sleeper, return_exceptions=True))

asyncio.run(main())
