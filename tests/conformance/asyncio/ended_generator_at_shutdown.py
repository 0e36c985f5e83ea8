"""An async generator that a cancellation ended is still there when asyncio.run shuts generators down."""
import asyncio


async def ticks(count):
    for number in range(count):
        await asyncio.sleep(0.1)
        yield number


async def canceller():
    await asyncio.sleep(0.2)
    task.cancel()


async def reader():
    items = ticks(3)
    await anext(items)
    await anext(items)


async def group():
    await asyncio.gather(asyncio.sleep(0.3), canceller(), reader(), return_exceptions=True)


async def main():
    global task
    task = asyncio.create_task(group())
    await asyncio.sleep(0.3)
    print(task.cancelled())

asyncio.run(main())
