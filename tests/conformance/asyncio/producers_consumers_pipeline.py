import asyncio
async def stage(name, inbox, outbox, delay, function):
    while (item := await inbox.get()) is not None:
        await asyncio.sleep(delay)
        result = function(item)
        print(f"{asyncio.get_running_loop().time():.2f} {name}: {item} -> {result}")
        await outbox.put(result)
    await outbox.put(None)
async def main():
    a, b, c = asyncio.Queue(2), asyncio.Queue(1), asyncio.Queue()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(stage("double", a, b, 0.1, lambda x: x * 2), name="double")
        tg.create_task(stage("text", b, c, 0.25, str), name="text")
        for i in range(5):
            await a.put(i)
        await a.put(None)
    results = []
    while not c.empty():
        results.append(c.get_nowait())
    print(results)
asyncio.run(main())
