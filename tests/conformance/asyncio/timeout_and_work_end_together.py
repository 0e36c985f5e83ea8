import asyncio

async def work(n):
    await asyncio.sleep(n)
    return f"work {n}"

async def main():
    for n in (0.5, 1.0, 1.5):
        try:
            async with asyncio.timeout(1.0):
                print(await work(n))
        except TimeoutError:
            print("timeout", n)
        try:
            print(await asyncio.wait_for(work(n), 1.0))
        except TimeoutError:
            print("wait_for timeout", n)
        done, pending = await asyncio.wait([asyncio.create_task(work(n))], timeout=1.0)
        print(len(done), len(pending))
        for task in pending:
            task.cancel()

asyncio.run(main())
