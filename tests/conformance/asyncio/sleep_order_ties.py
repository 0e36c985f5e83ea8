import asyncio
async def sleeper(name, delay):
    await asyncio.sleep(delay)
    print(f"{asyncio.get_running_loop().time():.3f}", name)
async def main():
    await asyncio.gather(*(sleeper(f"{name}{delay}", delay) for name in "abc" for delay in (0.2, 0.1, 0, 0.2)))
    t = [asyncio.create_task(sleeper(i, 0.1 * (3 - i))) for i in range(4)]
    t.append(asyncio.create_task(sleeper("neg", -1)))
    for task in t:
        await task
asyncio.run(main())
