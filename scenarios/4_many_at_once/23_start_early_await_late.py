# sim: title Start early, await late
# sim: about create_task starts the work; await only collects it. What lies between runs meanwhile.
# sim: ask The order takes 0.3 s and the table 0.2 s. When is dinner served?
# sim: answer At 0.3 s: both went on at the same time. Without create_task it would be 0.5 s.
# sim: try Write order = kitchen() instead, a bare coroutine, and look at the time again.
import asyncio
import time


async def kitchen():
    await asyncio.sleep(0.3)
    return "soup"


async def lay_the_table():
    await asyncio.sleep(0.2)
    print("the table is laid")


async def main():
    start = time.perf_counter()
    order = asyncio.create_task(kitchen())      #> Begins at the next await of main.
    await lay_the_table()
    meal = await order                          #> 0.2 s of its 0.3 s have already gone.
    print(f"{meal} served after {time.perf_counter() - start:.1f} s")


asyncio.run(main())
