import asyncio
async def producer(q, n):
    for i in range(n):
        await q.put(i)
        print("put", i, q.qsize())
async def consumer(q, name):
    while True:
        item = await q.get()
        await asyncio.sleep(0.1)
        print(name, "took", item)
        q.task_done()
async def main():
    q = asyncio.Queue(maxsize=2)
    print(q.maxsize, q.empty(), q.full(), q.qsize(), repr(q).split(" at ")[0])
    workers = [asyncio.create_task(consumer(q, f"w{i}")) for i in range(2)]
    await producer(q, 6)
    print("all put")
    await q.join()
    print("joined", asyncio.get_running_loop().time())
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as error:
        print("empty", repr(error))
    q.put_nowait(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as error:
        print("full", repr(error))
    print(str(q), q.get_nowait(), await q.get())
    try:
        for _ in range(3):
            q.task_done()
    except ValueError as error:
        print(error)
    try:
        await asyncio.wait_for(q.get(), 0.5)
    except TimeoutError:
        print("nothing came")
asyncio.run(main())
