import asyncio
import time
async def answer(n):
    await asyncio.sleep(0.2)
    return n * 2
def in_thread(loop):
    future = asyncio.run_coroutine_threadsafe(answer(21), loop)
    print("thread waits")
    print("thread got", future.result(), round(time.monotonic(), 2))
    loop.call_soon_threadsafe(print, "called in the loop")
    time.sleep(0.1)
    return "thread done"
async def main():
    print(await asyncio.to_thread(in_thread, asyncio.get_running_loop()))
asyncio.run(main())
