import asyncio
async def holder(lock, n, log):
    try:
        await lock.acquire()
    except asyncio.CancelledError:
        log.append(f"{n} cancelled")
        raise
    log.append(f"{n} got")
    try:
        await asyncio.sleep(0.1)
    finally:
        lock.release()
async def main():
    lock, log = asyncio.Lock(), []
    await lock.acquire()
    a, b, c = (asyncio.create_task(holder(lock, n, log)) for n in "abc")
    await asyncio.sleep(0)
    lock.release()
    a.cancel()
    await asyncio.wait([a, b, c])
    print(log, lock.locked())
    log.clear()
    await lock.acquire()
    tasks = [asyncio.create_task(holder(lock, n, log)) for n in range(4)]
    await asyncio.sleep(0)
    for t in tasks[:3]:
        t.cancel()
    lock.release()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(log, lock.locked())
    log.clear()
    await lock.acquire()
    waiting = asyncio.create_task(holder(lock, "timed", log))
    try:
        await asyncio.wait_for(lock.acquire(), 0.2)
    except TimeoutError:
        log.append("timeout")
    lock.release()
    await waiting
    print(log, lock.locked())
asyncio.run(main())
