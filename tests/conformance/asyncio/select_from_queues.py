import asyncio

async def select(**queues):
    tasks = {asyncio.create_task(queue.get(), name=name): name for name, queue in queues.items()}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return [(tasks[task], task.result()) for task in tasks if task in done]


async def feed(queue, items, pause):
    for item in items:
        await asyncio.sleep(pause)
        await queue.put(item)


async def main():
    a, b = asyncio.Queue(), asyncio.Queue()
    feeders = asyncio.gather(feed(a, "xyz", 0.2), feed(b, "12", 0.3))
    received = 0
    while received < 5:
        for name, item in await select(a=a, b=b):
            received += 1
            print(f"{asyncio.get_running_loop().time():.1f} {name} {item}")
    await feeders


asyncio.run(main())
