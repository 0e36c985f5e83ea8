import asyncio
async def save(n):
    await asyncio.sleep(0.5)
    print("saved", n)
    return n
async def careful(n):
    task = asyncio.create_task(save(n))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("cancelled, but finish saving", n)
        await task
        raise
async def main():
    jobs = [asyncio.create_task(careful(n)) for n in range(2)]
    await asyncio.sleep(0.1)
    jobs[0].cancel()
    print(await asyncio.gather(*jobs, return_exceptions=True))
asyncio.run(main())
