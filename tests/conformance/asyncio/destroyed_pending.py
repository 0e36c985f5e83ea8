import asyncio
import gc
async def waits(future):
    await future
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = asyncio.create_task(waits(future), name="doomed")
    await asyncio.sleep(0)
    del future, task
    gc.collect()
    print("collected")
    await asyncio.sleep(0.1)
loop = asyncio.new_event_loop()
loop.run_until_complete(main())
pending = loop.create_task(asyncio.sleep(10), name="left")
loop.run_until_complete(asyncio.sleep(0.1))
loop.close()
del pending
gc.collect()
print("end")
