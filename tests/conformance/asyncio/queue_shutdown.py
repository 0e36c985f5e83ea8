import asyncio
async def getter(q, n):
    try:
        while True:
            item = await q.get()
            print(n, "got", item)
            await asyncio.sleep(0.1)
            q.task_done()
    except asyncio.QueueShutDown as error:
        print(n, "shut down", repr(error))
async def putter(q):
    try:
        for i in range(10):
            await q.put(i)
            print("put", i)
    except asyncio.QueueShutDown:
        print("cannot put any more")
async def main():
    q = asyncio.Queue(2)
    tasks = [asyncio.create_task(getter(q, 1)), asyncio.create_task(getter(q, 2)), asyncio.create_task(putter(q))]
    await asyncio.sleep(0.25)
    q.shutdown()
    print(q)
    await asyncio.gather(*tasks)
    await q.join()
    for attempt in (q.put(1), q.get()):
        try:
            await attempt
        except asyncio.QueueShutDown:
            print("closed")
    try:
        q.put_nowait(1)
    except asyncio.QueueShutDown:
        print("closed")
    q = asyncio.Queue()
    for i in range(3):
        q.put_nowait(i)
    joiner = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    await joiner
    print(q.empty(), q)
asyncio.run(main())
