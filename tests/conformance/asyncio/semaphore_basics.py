import asyncio
async def limited(sem, n):
    async with sem:
        print(n, "in", round(asyncio.get_running_loop().time(), 2))
        await asyncio.sleep(0.1 + n / 100)
    print(n, "out")
async def main():
    sem = asyncio.Semaphore(2)
    print(sem.locked(), repr(sem).split("[")[1])
    tasks = [asyncio.create_task(limited(sem, n)) for n in range(5)]
    await asyncio.sleep(0.01)
    print(sem.locked(), repr(sem).split("[")[1])
    tasks[3].cancel()
    await asyncio.wait(tasks)
    print(await sem.acquire(), await sem.acquire(), sem.locked())
    sem.release()
    sem.release()
    sem.release()
    print(repr(sem).split("[")[1])
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded.locked())
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    zero = asyncio.Semaphore(0)
    t = asyncio.create_task(limited(zero, 9))
    await asyncio.sleep(0.1)
    zero.release()
    await t
    sem = asyncio.Semaphore(1)
    await sem.acquire()
    a, b = asyncio.create_task(limited(sem, 1)), asyncio.create_task(limited(sem, 2))
    await asyncio.sleep(0)
    sem.release()
    a.cancel()
    print(await asyncio.gather(a, b, return_exceptions=True), sem.locked())
asyncio.run(main())
