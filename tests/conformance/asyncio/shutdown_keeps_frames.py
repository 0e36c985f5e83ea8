# What a cancelled task's frames hold lives on until the collector comes: its generator is closed by asyncio.run.
import asyncio


class Guard:
    def __del__(self):
        print("the guard goes")


async def ticks(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.25)
            yield i
    finally:
        print("ticks end at", asyncio.get_running_loop().time(), asyncio.current_task().get_name())


async def consume(delay):
    guard = Guard()
    async for tick in ticks(5):
        print("tick", tick)
        await asyncio.sleep(delay)


async def main():
    asyncio.create_task(consume(1))
    asyncio.create_task(consume(0))
    await asyncio.sleep(0.3)


asyncio.run(main())
print("end")
