import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
def job(name, delay):
    time.sleep(delay)
    print(name, "done", round(time.monotonic(), 2))
    if name == "bad":
        raise ValueError("in the thread")
    return name
async def main():
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = await asyncio.gather(
            *(loop.run_in_executor(pool, job, name, delay) for name, delay in
              [("a", 0.3), ("bad", 0.1), ("c", 0.1), ("d", 0.25)]), return_exceptions=True)
    print(results)
    try:
        await asyncio.wait_for(asyncio.to_thread(job, "slow", 2), 0.5)
    except TimeoutError:
        print("timeout, the thread goes on", round(loop.time(), 2))
    print(await asyncio.to_thread(job, name="kw", delay=0.1))
asyncio.run(main())
print("closed at", round(time.monotonic(), 2))
