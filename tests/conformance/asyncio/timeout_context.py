import asyncio
async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.5) as cm:
            print(cm.when(), cm.expired(), cm)
            await asyncio.sleep(1)
    except TimeoutError as error:
        print("timed out", cm.expired(), repr(error), repr(error.__cause__), cm)
    async with asyncio.timeout(1) as cm:
        await asyncio.sleep(0.2)
    print(cm.expired(), cm, loop.time())
    async with asyncio.timeout(None) as cm:
        print(cm.when(), cm)
        cm.reschedule(loop.time() + 0.3)
        print(cm.when())
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("cancelled", cm)
            cm2 = cm
            print(asyncio.current_task().cancelling())
    print("not reached")
try:
    asyncio.run(main())
except TimeoutError as error:
    print("main:", repr(error))
async def more():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.1) as cm:
        cm.reschedule(None)
        await asyncio.sleep(1)
    try:
        async with asyncio.timeout_at(loop.time() + 0.5):
            await asyncio.sleep(10)
    except TimeoutError:
        print("at", loop.time())
    try:
        async with asyncio.timeout(0):
            print("still runs")
            await asyncio.sleep(0)
            print("and this")
            await asyncio.sleep(0)
            print("too far")
    except TimeoutError:
        print("zero")
    cm = asyncio.timeout(1)
    for attempt in (lambda: cm.reschedule(2), lambda: cm.__aexit__(None, None, None).send(None)):
        try:
            attempt()
        except (RuntimeError, AssertionError) as error:
            print(type(error).__name__, error)
    async with cm:
        pass
    try:
        async with cm:
            pass
    except RuntimeError as error:
        print(error)
    try:
        cm.reschedule(5)
    except RuntimeError as error:
        print(error)
asyncio.run(more())
