import asyncio
import time
async def main():
    loop = asyncio.get_running_loop()
    for delay in (0.1, 0.2, 0.7):
        await asyncio.sleep(delay)
        print(time.monotonic() == time.perf_counter() == loop.time() == time.time(), time.monotonic_ns(), time.time_ns(), time.perf_counter_ns())
    start = time.perf_counter()
    time.sleep(0.25)
    await asyncio.sleep(0.25)
    print(f"{time.perf_counter() - start:.3f}")
asyncio.run(main())
