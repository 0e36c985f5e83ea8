# sim: title As they come
# sim: about as_completed hands out results in the order in which they are ready.
# sim: ask How long does the fastest reply wait until it is used?
# sim: answer Not at all: it is used at 0.1 s. With gather all would have waited for the slowest, until 0.3 s.
# sim: try Break out of the loop after the first: what happens to the other tasks at the end?
import asyncio
import time


async def search(shelf, delay):
    await asyncio.sleep(delay)
    return f"book on {shelf}"


async def main():
    start = time.perf_counter()
    searches = [search("shelf 1", 0.3), search("shelf 2", 0.1), search("shelf 3", 0.2)]
    for next_one in asyncio.as_completed(searches):
        found = await next_one      #> Whichever is ready first, not the first of the list.
        print(f"{time.perf_counter() - start:.1f} s: {found}")


asyncio.run(main())
