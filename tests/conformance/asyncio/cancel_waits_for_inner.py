import asyncio
async def leaf(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "leaf cleans up")
        await asyncio.sleep(0.2)
        print(name, "leaf clean")
        raise
async def branch(name):
    task = asyncio.create_task(leaf(name))
    try:
        await task
    except asyncio.CancelledError:
        print(name, "branch", task.cancelled(), task.done())
        raise
    finally:
        print(name, "branch finally", round(asyncio.get_running_loop().time(), 3))
async def main():
    a = asyncio.create_task(branch("a"))
    await asyncio.sleep(0.1)
    a.cancel()
    b = asyncio.create_task(branch("b"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    b.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True))
    async def twice():
        try:
            await asyncio.sleep(1)
        finally:
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("cleanup cancelled too")
                raise
    t = asyncio.create_task(twice())
    await asyncio.sleep(0.1)
    t.cancel()
    await asyncio.sleep(0.1)
    t.cancel()
    await asyncio.wait({t})
    print(t.cancelled())
asyncio.run(main())
