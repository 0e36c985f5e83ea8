import asyncio
async def work(n, delay):
    await asyncio.sleep(delay)
    print("done", n)
    return n
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(1, 0.2))
        b = tg.create_task(work(2, 0.1), name="two")
        print(tg, b.get_name())
    print(a.result(), b.result(), tg)
    async with asyncio.TaskGroup() as tg:
        pass
    async with asyncio.TaskGroup() as tg:
        async def spawns():
            await asyncio.sleep(0.1)
            tg.create_task(work("late", 0.3))
            print("spawned")
        tg.create_task(spawns())
        await asyncio.sleep(0.05)
        print("body ends")
    coro = work("x", 0)
    try:
        tg.create_task(coro)
    except RuntimeError as error:
        print(str(error).split(" ", 2)[-1])
    try:
        async with tg:
            pass
    except RuntimeError as error:
        print(str(error).split("> ")[-1])
    other = asyncio.TaskGroup()
    coro = work("y", 0)
    try:
        other.create_task(coro)
    except RuntimeError as error:
        print(str(error).split("> ")[-1])
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(work("inner", 0.1))
            outer.create_task(work("outer", 0.3))
        print("inner closed")
asyncio.run(main())
