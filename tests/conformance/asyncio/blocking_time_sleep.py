import asyncio
import time
async def polite(n):
    for i in range(3):
        await asyncio.sleep(0.1)
        print("polite", n, round(time.monotonic(), 2))
async def rude():
    await asyncio.sleep(0.15)
    time.sleep(1)
    print("rude", round(time.perf_counter(), 2))
async def main():
    print(time.monotonic(), time.time(), asyncio.get_running_loop().time())
    await asyncio.gather(polite(1), rude(), polite(2))
    print(round(time.time(), 2), time.monotonic() == asyncio.get_running_loop().time())
time.sleep(0.5)
asyncio.run(main())
print(round(time.monotonic(), 2))
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
