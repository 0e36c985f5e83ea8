# sim: title Three fetches at once
# sim: about What gather does, and why the total is the slowest wait, not the sum.
# sim: ask The same three waits, gathered. Who answers first, and when is the list printed?
# sim: answer bob, at 0.1 s. The list is printed at 0.3 s, after the longest wait, in the order of the call: ADA, BOB, CYD.
# sim: try Give all three the same delay: who answers first now?
import asyncio
import time


async def fetch(name, delay):
    print("ask", name)
    await asyncio.sleep(delay)      #> Sets a timer and gives way: the next task in the ready queue has its turn.
    print("got", name)
    return name.upper()


async def main():
    start = time.perf_counter()
    rows = await asyncio.gather(    #> Each coroutine becomes a task of its own; main waits until all three are counted.
        fetch("ada", 0.3),
        fetch("bob", 0.1),
        fetch("cyd", 0.2))
    print(rows)                     #> The order of the call, although bob answered first.
    print(f"took {time.perf_counter() - start:.1f} s")      #> As long as the slowest of them.


asyncio.run(main())
