"""N tasks at once, each in one sleep of its own length."""
import asyncio
import random

N = 10_000
woken = 0


async def worker(delay):
    global woken
    await asyncio.sleep(delay)
    woken += 1


async def main():
    delays = random.Random(7)
    tasks = [asyncio.create_task(worker(delays.random() * 100)) for _ in range(N)]
    for task in tasks:
        await task
    print(woken, round(asyncio.get_running_loop().time(), 3))


asyncio.run(main())
