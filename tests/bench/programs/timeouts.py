"""N waits that time out, and N tasks that are cancelled."""
import asyncio

N = 20_000


async def wait_in_vain(i):
    try:
        async with asyncio.timeout(0.01 + i % 13 * 0.001):
            await asyncio.sleep(3600)
    except TimeoutError:
        return "late"


async def give_up_on(delay):
    task = asyncio.create_task(asyncio.sleep(delay))
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return "cancelled"


async def main():
    late = await asyncio.gather(*(wait_in_vain(i) for i in range(N)))
    cancelled = await asyncio.gather(*(give_up_on(3600) for _ in range(N)))
    print(late.count("late"), cancelled.count("cancelled"))


asyncio.run(main())
