import asyncio
async def drain(q):
    items = []
    while not q.empty():
        items.append(await q.get())
        q.task_done()
    return items
async def main():
    for kind in (asyncio.Queue, asyncio.PriorityQueue, asyncio.LifoQueue):
        q = kind()
        for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
            await q.put(item)
        print(kind.__name__, await drain(q))
        await q.join()
    q = asyncio.Queue(1)
    getters = [asyncio.create_task(q.get(), name=f"g{i}") for i in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    for i in range(2):
        await q.put(i)
    print([repr(r) for r in await asyncio.gather(*getters, return_exceptions=True)])
    await q.put("full")
    putters = [asyncio.create_task(q.put(i), name=f"p{i}") for i in range(3)]
    await asyncio.sleep(0)
    putters[1].cancel()
    got = [await q.get() for _ in range(3)]
    print(got, q.qsize(), [p.cancelled() for p in putters])
    try:
        p = asyncio.PriorityQueue()
        p.put_nowait((1, {}))
        p.put_nowait((1, {}))
    except TypeError as error:
        print(error)
asyncio.run(main())
