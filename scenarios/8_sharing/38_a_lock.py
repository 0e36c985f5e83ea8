# sim: title A lock around what belongs together
# sim: about Who waits for a lock stands in a line; the first to come is the first to get it.
# sim: ask How long do three deposits take now, each with 0.1 s at the bank?
# sim: answer 0.3 s: one after the other. A lock makes it right, and slow; hold it for as short as you can.
# sim: try Hold the lock around the last line only. Is the balance still right?
import asyncio
import time

balance = 0


async def deposit(lock, name, amount):
    global balance
    async with lock:                #> The second and third wait here, in this order.
        seen = balance
        await asyncio.sleep(0.1)
        balance = seen + amount
        print(name, "made it", balance)


async def main():
    lock = asyncio.Lock()
    start = time.perf_counter()
    await asyncio.gather(*(deposit(lock, name, 10) for name in ("ann", "ben", "cal")))
    print(f"balance {balance} after {time.perf_counter() - start:.1f} s")


asyncio.run(main())
