# sim: title Tasks and threads together
# sim: about The loop hands blocking work to a pool and goes on; the results come back into the ready queue.
# sim: ask Two workers, three blocking jobs of 0.2 s, and a task that ticks. When is everything done?
# sim: answer At 0.4 s: the third job waits for a free worker. The ticks do not wait for anybody.
# sim: try Use one worker, then three.
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def job(number):
    time.sleep(0.2)
    return number * number


async def ticks():
    for _ in range(3):
        await asyncio.sleep(0.15)
        print("tick")


async def main():
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    with ThreadPoolExecutor(max_workers=2) as pool:
        jobs = [loop.run_in_executor(pool, job, number) for number in range(3)]
        ticking = asyncio.create_task(ticks())
        print(await asyncio.gather(*jobs), f"at {time.perf_counter() - start:.1f} s")   #> Waits for threads as for anything else.
        await ticking


asyncio.run(main())
