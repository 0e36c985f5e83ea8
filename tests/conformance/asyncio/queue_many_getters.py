import asyncio
async def getter(q, n):
    print(n, "got", await q.get())
async def main():
    q = asyncio.Queue()
    tasks = [asyncio.create_task(getter(q, n)) for n in range(4)]
    await asyncio.sleep(0)
    q.put_nowait("a")
    q.put_nowait("b")
    tasks[0].cancel()
    await asyncio.sleep(0)
    q.put_nowait("c")
    await asyncio.sleep(0)
    print([t.done() for t in tasks], q.qsize())
    tasks[3].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
asyncio.run(main())
