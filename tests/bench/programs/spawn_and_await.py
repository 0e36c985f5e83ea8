"""N tasks, each made and awaited before the next."""
import asyncio

N = 200_000


async def double(i):
    return i * 2


async def main():
    total = 0
    for i in range(N):
        total += await asyncio.create_task(double(i))
    print(total)


asyncio.run(main())
