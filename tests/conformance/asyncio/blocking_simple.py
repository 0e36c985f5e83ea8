import asyncio
import time
async def blocking():
    print("start")
    time.sleep(2)
    print("done")
async def other():
    print("other")
    await asyncio.sleep(1)
    print("other done", time.monotonic())
async def main():
    await asyncio.gather(blocking(), other())
asyncio.run(main())
