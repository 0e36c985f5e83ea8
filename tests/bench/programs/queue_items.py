"""One producer and one consumer: N items through a queue of 100."""
import asyncio

N = 1_000_000


async def produce(queue):
    for i in range(N):
        await queue.put(i)
    await queue.put(None)


async def consume(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
    return total


async def main():
    queue = asyncio.Queue(maxsize=100)
    producer = asyncio.create_task(produce(queue))
    print(await consume(queue))
    await producer


asyncio.run(main())
