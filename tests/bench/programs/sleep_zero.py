"""N tasks take 100 turns each."""
import asyncio

N = 1_000
turns = 0


async def worker():
    global turns
    for _ in range(100):
        await asyncio.sleep(0)
        turns += 1


async def main():
    await asyncio.gather(*[worker() for _ in range(N)])
    print(turns)


asyncio.run(main())
