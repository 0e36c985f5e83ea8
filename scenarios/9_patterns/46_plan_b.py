# sim: title Plan B
# sim: about If the answer does not come in time, an older one is better than none.
# sim: ask The service needs 0.5 s and gets 0.2 s. What is shown, and when?
# sim: answer The price of yesterday, at 0.2 s. The call is cancelled, so it costs nothing more.
# sim: try Let it run on in the background to bring the cache up to date: shield it, and keep the task.
import asyncio
import time

cache = {"tea": 3.10}


async def price_now(item):
    await asyncio.sleep(0.5)
    return 3.30


async def price(item):
    try:
        async with asyncio.timeout(0.2):
            return await price_now(item), "now"
    except TimeoutError:        #> The block's timer asked to cancel; outside it is a TimeoutError.
        return cache[item], "yesterday"


async def main():
    start = time.perf_counter()
    amount, when = await price("tea")
    print(f"tea {amount:.2f} ({when}) at {time.perf_counter() - start:.1f} s")


asyncio.run(main())
