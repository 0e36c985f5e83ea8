import asyncio
async def session(n):
    print("open", n)
    try:
        await asyncio.sleep(10)
    finally:
        print("closing", n)
        await asyncio.sleep(0.1 * n)
        print("closed", n)
async def main():
    tasks = [asyncio.create_task(session(n)) for n in (3, 1, 2)]
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print([type(r).__name__ for r in results], round(asyncio.get_running_loop().time(), 2))
asyncio.run(main())
