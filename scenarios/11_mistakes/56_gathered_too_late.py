# sim: title Awaits in a row that need not be
# sim: about Calls that do not need each other's results should not wait for each other.
# sim: ask How long does each of the two versions take?
# sim: answer 0.6 s in a row, 0.3 s together. Only the greeting needs both results.
# sim: try Let orders need the user's id: now the row is right.
import asyncio
import time


async def load(what, seconds):
    await asyncio.sleep(seconds)
    return what


async def in_a_row():
    user = await load("user", 0.3)      #> Nothing of this is needed for the next line.
    orders = await load("orders", 0.3)
    return user, orders


async def together():
    return await asyncio.gather(load("user", 0.3), load("orders", 0.3))


async def main():
    for version in (in_a_row, together):
        start = time.perf_counter()
        await version()
        print(f"{version.__name__}: {time.perf_counter() - start:.1f} s")


asyncio.run(main())
