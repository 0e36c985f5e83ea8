import asyncio
import time
async def slow():
    time.sleep(0.2)
async def forgotten():
    pass
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(slow(), name="slow one")
    loop.call_soon(time.sleep, 0.3)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    forgotten()
    loop.slow_callback_duration = 1
    time.sleep(0.5)
    await asyncio.sleep(0)
    loop.set_debug(False)
    time.sleep(5)
asyncio.run(main(), debug=True)
