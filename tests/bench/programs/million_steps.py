"""A thousand tasks, a million steps: something to be wound back and forth."""
import asyncio

N = 1000


async def worker(number):
    total = 0
    for turn in range(1000):
        total += turn
        await asyncio.sleep(0 if turn % 10 else 0.001)
    return total


async def main():
    print(sum(await asyncio.gather(*[worker(number) for number in range(N)])))


asyncio.run(main())
