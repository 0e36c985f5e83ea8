import asyncio
async def idle():
    await asyncio.sleep(1)
async def main():
    tasks = [asyncio.create_task(idle(), name=f"n{i}") for i in range(12)]
    print([t.get_name() for t in asyncio.all_tasks()])
    for t in tasks[::2]:
        t.cancel()
    await asyncio.sleep(0)
    print([t.get_name() for t in asyncio.all_tasks()])
    print([t.get_name() for t in asyncio.all_tasks(asyncio.get_running_loop()) if not t.cancelling()])
asyncio.run(main())
