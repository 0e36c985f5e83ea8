import asyncio
async def job(sem, n):
    await sem.acquire()
    print("got", n)
async def main():
    sem = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(job(sem, n)) for n in range(4)]
    await asyncio.sleep(0)
    sem.release()
    sem.release()
    tasks[0].cancel()
    late = asyncio.create_task(job(sem, "late"))
    await asyncio.sleep(0.1)
    sem.release()
    sem.release()
    await asyncio.gather(*tasks, late, return_exceptions=True)
    print(sem.locked())
asyncio.run(main())
