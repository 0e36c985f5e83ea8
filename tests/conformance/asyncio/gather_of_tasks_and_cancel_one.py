import asyncio
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    asyncio.get_running_loop().call_later(0.5, tasks[1].cancel)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(r).__name__ for r in results])
asyncio.run(main())
