import asyncio
async def user(lock, n, hold):
    print(n, "wants")
    async with lock:
        print(n, "has", round(asyncio.get_running_loop().time(), 2))
        await asyncio.sleep(hold)
    print(n, "released")
async def main():
    lock = asyncio.Lock()
    print(lock.locked(), repr(lock).split(" at ")[0], repr(lock).endswith("[unlocked]>"))
    tasks = [asyncio.create_task(user(lock, n, 0.1)) for n in range(4)]
    await asyncio.sleep(0.05)
    print(lock.locked(), repr(lock).split("[")[1])
    tasks[2].cancel()
    await asyncio.wait(tasks)
    print(await lock.acquire(), lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    a = asyncio.create_task(user(lock, "a", 0))
    await asyncio.sleep(0)
    lock.release()
    print("released but", lock.locked())
    b = asyncio.create_task(user(lock, "b", 0))
    await asyncio.gather(a, b)
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as error:
        print(error, lock.locked())
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)
asyncio.run(main())
