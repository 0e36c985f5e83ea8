# sim: title No more than two at a time
# sim: about A semaphore around each call keeps the number of calls under way small, however many are asked for.
# sim: ask Six calls of 0.2 s each, two at a time. When is the last one done?
# sim: answer At 0.6 s: three rounds of two.
# sim: try Allow three at a time; then allow one, and compare with a plain loop.
import asyncio
import time


async def call(gate, number, start):
    async with gate:                #> Four of the six wait here at first.
        await asyncio.sleep(0.2)    # the request
        print(f"{time.perf_counter() - start:.1f} s: reply {number}")


async def main():
    gate = asyncio.Semaphore(2)
    start = time.perf_counter()
    await asyncio.gather(*(call(gate, number, start) for number in range(6)))


asyncio.run(main())
