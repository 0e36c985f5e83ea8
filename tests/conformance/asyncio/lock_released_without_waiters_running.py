import asyncio
async def main():
    lock = asyncio.Lock()
    async def grab(n):
        async with lock:
            print("grabbed", n)
    await lock.acquire()
    first = asyncio.create_task(grab(1))
    await asyncio.sleep(0)
    lock.release()
    print("locked right after release:", lock.locked())
    await lock.acquire()
    print("main has it again", first.done())
    lock.release()
    await first
asyncio.run(main())
