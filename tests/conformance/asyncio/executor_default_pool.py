import asyncio
import time
def job(n):
    print("job", n, "at", round(time.monotonic(), 2))
    time.sleep(n)
    return n * 10
async def main():
    loop = asyncio.get_running_loop()
    a = loop.run_in_executor(None, job, 0.3)
    b = loop.run_in_executor(None, job, 0.1)
    print("submitted", type(a).__name__, a.done())
    ticker = asyncio.create_task(tick())
    print(await asyncio.gather(a, b), round(loop.time(), 2))
    await ticker
async def tick():
    for _ in range(4):
        await asyncio.sleep(0.1)
        print("tick", round(asyncio.get_running_loop().time(), 2))
asyncio.run(main())
