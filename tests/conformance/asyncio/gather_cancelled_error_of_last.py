"""A cancelled gather that returns exceptions raises the error of its last child, by order of the call."""
import asyncio


async def stubborn(name, delay):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        await asyncio.sleep(delay)
        raise asyncio.CancelledError(f"{name}, asked with {error}")


async def done():
    return "done"


async def group(*coroutines):
    try:
        await asyncio.gather(*coroutines, return_exceptions=True)
    except asyncio.CancelledError as error:
        print("group:", repr(error))


async def main():
    for children in ((stubborn("slow", 0.3), stubborn("fast", 0.1)),
                     (stubborn("fast", 0.1), stubborn("slow", 0.3)),
                     (stubborn("slow", 0.2), done())):
        task = asyncio.create_task(group(*children))
        await asyncio.sleep(0.1)
        task.cancel("please")
        await task

asyncio.run(main())
