# sim: title Work in slices
# sim: about A long computation that stays in the loop's thread can give way between its slices.
# sim: ask The tick is due at 0.15 s; every slice takes 0.1 s. When does it come?
# sim: answer At 0.4 s: the loop sees it due at 0.2 s, but each of the two turns until the task wakes holds one more slice.
# sim: try Remove the sleep(0): the tick comes after all five slices. Or move the work to a thread.
import asyncio
import time


async def long_sum(slices):
    total = 0
    for part in range(slices):
        time.sleep(0.1)             # stands for 0.1 s of computing
        total += part
        await asyncio.sleep(0)      #> A breath: whoever is ready has a turn, then the next slice begins.
    return total


async def tick(start):
    await asyncio.sleep(0.15)
    print(f"tick, due at 0.15 s, came at {time.perf_counter() - start:.1f} s")


async def main():
    start = time.perf_counter()
    _, total = await asyncio.gather(tick(start), long_sum(6))
    print(f"sum {total} after {time.perf_counter() - start:.1f} s")


asyncio.run(main())
