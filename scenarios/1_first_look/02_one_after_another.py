# sim: title One after another
# sim: about Three fetches that wait for each other: the waits add up.
# sim: ask Three fetches wait 0.3 s, 0.1 s and 0.2 s. When is the list printed?
# sim: answer At 0.6 s, the sum: there is one task only, and each fetch begins when the one before has ended.
# sim: try Make the first delay 3: everything behind it comes as much later.
import asyncio
import time


async def fetch(name, delay):
    print("ask", name)
    await asyncio.sleep(delay)      #> Stands for the network. Only this task waits, and there is no other to fill the gap.
    print("got", name)
    return name.upper()


async def main():
    start = time.perf_counter()
    rows = []
    for name, delay in [("ada", 0.3), ("bob", 0.1), ("cyd", 0.2)]:
        rows.append(await fetch(name, delay))   #> The next fetch is not even begun before this one has ended.
    print(rows)
    print(f"took {time.perf_counter() - start:.1f} s")      #> 0.3 + 0.1 + 0.2: the sum. The next lesson makes it the slowest.


asyncio.run(main())
