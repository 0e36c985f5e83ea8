import asyncio
async def worker(name, queue):
    while True:
        delay = await queue.get()
        await asyncio.sleep(delay)
        queue.task_done()
        print(f"{name} slept {delay:.2f}")
async def main():
    queue = asyncio.Queue()
    for i in range(9):
        queue.put_nowait(0.05 * (i % 4 + 1))
    tasks = [asyncio.create_task(worker(f"worker-{i}", queue)) for i in range(3)]
    started = asyncio.get_running_loop().time()
    await queue.join()
    print(f"{asyncio.get_running_loop().time() - started:.2f}")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
asyncio.run(main())
