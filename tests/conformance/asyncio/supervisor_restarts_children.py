import asyncio

async def flaky(name, lifetimes):
    lifetime = lifetimes.pop(0) if lifetimes else 10
    await asyncio.sleep(lifetime)
    raise RuntimeError(f"{name} died after {lifetime}")


async def supervise(name, lifetimes, restarts):
    for attempt in range(restarts + 1):
        task = asyncio.create_task(flaky(name, lifetimes), name=f"{name}-{attempt}")
        try:
            await task
        except RuntimeError as error:
            print(f"{asyncio.get_running_loop().time():.1f} {error}")
            await asyncio.sleep(0.1 * 2 ** attempt)
    raise RuntimeError(f"{name} given up")


async def main():
    supervisors = [asyncio.create_task(supervise("a", [0.1, 0.2, 0.3], 2)),
                   asyncio.create_task(supervise("b", [0.5], 5))]
    done, pending = await asyncio.wait(supervisors, return_when=asyncio.FIRST_EXCEPTION)
    for task in done:
        print("failed:", task.exception())
    for task in pending:
        task.cancel("shutting down")
    results = await asyncio.gather(*pending, return_exceptions=True)
    print([repr(r) for r in results], len(asyncio.all_tasks()))


asyncio.run(main())
