"""200,000 turns of one task whose awaits are N deep."""
import asyncio

N = 100


async def descend(depth):
    if depth > 1:
        return await descend(depth - 1)
    for _ in range(200_000):
        await asyncio.sleep(0)
    return "bottom"


async def main():
    print(await descend(N))


asyncio.run(main())
