import asyncio
async def quick(n):
    print("quick", n, asyncio.current_task().get_name())
    return n
async def slow(n):
    print("slow begins", n)
    await asyncio.sleep(0.1)
    print("slow ends", n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick(1))
    print("created", a.done(), a.result())
    b = asyncio.create_task(slow(2), name="b")
    print("created", b.done(), len(asyncio.all_tasks()))
    print(await asyncio.gather(quick(3), slow(4), b))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(quick(5))
        tg.create_task(slow(6))
        print("in group")
    async def fails():
        raise ValueError("eager")
    c = asyncio.create_task(fails())
    print(c.done(), repr(c.exception()))
    async def cancels():
        asyncio.current_task().cancel()
        await asyncio.sleep(0)
    d = asyncio.create_task(cancels())
    await asyncio.wait([d])
    print(d.cancelled())
    loop.set_task_factory(None)
    e = asyncio.create_task(quick(7))
    print(e.done(), await e, loop.get_task_factory())
    print(await asyncio.Task(quick(8), eager_start=True, loop=loop))
asyncio.run(main())
