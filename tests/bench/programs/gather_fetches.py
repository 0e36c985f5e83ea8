"""gather of N fetches, each of two waits and a result."""
import asyncio

N = 100_000


async def fetch(i):
    await asyncio.sleep(0.001 + i % 97 * 0.013)
    await asyncio.sleep(0)
    return {"id": i, "size": i % 1000}


async def main():
    replies = await asyncio.gather(*(fetch(i) for i in range(N)))
    print(len(replies), sum(reply["size"] for reply in replies))


asyncio.run(main())
