import asyncio
async def precious(n):
    try:
        await asyncio.sleep(n)
        print("precious done", n)
        return n
    except asyncio.CancelledError:
        print("precious cancelled", n)
        raise
async def main():
    task = asyncio.create_task(precious(1))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.3)
    except TimeoutError:
        print("gave up waiting", task.done())
    print(await task)
    outer = asyncio.shield(precious(0.5))
    await asyncio.sleep(0.1)
    print(outer.cancel())
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled", outer)
    await asyncio.sleep(1)
    inner = asyncio.create_task(precious(2))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("inner cancel reaches outer", outer.cancelled())
    async def fails():
        await asyncio.sleep(0.1)
        raise ValueError("lost")
    outer = asyncio.shield(fails())
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(1)
    done = asyncio.create_task(precious(0))
    await done
    print(asyncio.shield(done) is done)
    try:
        await asyncio.shield(fails())
    except ValueError as error:
        print(error)
asyncio.run(main())
