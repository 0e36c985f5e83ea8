# sim: title Three fetches at once
# sim: about With <b>markup</b> in it and </script>.
import asyncio
import time


async def fetch(name, delay):
    print("ask", name)  # <img src=x>
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
