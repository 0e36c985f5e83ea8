import asyncio
async def swallows(times):
    for i in range(times):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            print("swallowed", task.cancelling(), task.uncancel(), task.cancelling())
    await asyncio.sleep(0.5)
    return "survived"
async def main():
    task = asyncio.create_task(swallows(2))
    for _ in range(2):
        await asyncio.sleep(0.1)
        task.cancel()
    print(await task, task.cancelled(), task.cancelling())
    task = asyncio.create_task(swallows(1))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("second one hit", task.cancelling())
    me = asyncio.current_task()
    me.cancel()
    print(me.cancelling())
    print(me.uncancel())
    await asyncio.sleep(0.1)
    me.cancel("self")
    try:
        await asyncio.sleep(0.1)
    except asyncio.CancelledError as error:
        print("self", error, me.uncancel(), me.uncancel())
    async def raise_it():
        raise asyncio.CancelledError("by hand")
    task = asyncio.create_task(raise_it())
    try:
        await task
    except asyncio.CancelledError as error:
        print(error, task.cancelled())
    async def converts():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise ValueError("converted")
    task = asyncio.create_task(converts())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except ValueError as error:
        print(error, repr(error.__context__))
asyncio.run(main())
