# Variables of comprehensions live while they run, and hide others of the same name.
import asyncio


async def give(n):
    await asyncio.sleep(n / 10)
    return n


async def main():
    n = "outer"
    squares = [
        k * k
        for k in range(4)
        if k != 2
    ]
    pairs = {n: [m for m in range(n)] for n in (1, 2)}
    later = [
        await give(k)
        for k in (2, 1)
    ]
    return n, squares, pairs, later


print(asyncio.run(main()))
