# sim: title sleep(0): after you
# sim: about sleep(0) sets no timer: it puts the task at the end of the ready queue.
# sim: ask Does the clock move while the two tasks go back and forth?
# sim: answer No: giving way takes no time. Somebody is always ready, so the loop never waits.
# sim: try Replace one sleep(0) by sleep(0.1): that task now stands among the timers, and the other overtakes it.
import asyncio


async def polite(name, start):
    for turn in range(3):
        now = asyncio.get_running_loop().time() - start
        print(f"{name} turn {turn} at {now:.1f} s")
        await asyncio.sleep(0)      #> Still ready: it goes to the end of the queue.


async def main():
    start = asyncio.get_running_loop().time()
    await asyncio.gather(polite("ann", start), polite("bob", start))


asyncio.run(main())
