import asyncio
async def racer(name, delay):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError:
        print(name, "lost")
        raise
async def race(*racers):
    tasks = [asyncio.create_task(racer(*r), name=r[0]) for r in racers]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return [task.result() for task in tasks if task in done]
print(asyncio.run(race(("a", 0.3), ("b", 0.1), ("c", 0.2))))
print(asyncio.run(race(("tie 1", 0.1), ("tie 2", 0.1), ("late", 0.2))))
