import asyncio
async def main():
    loop = asyncio.get_running_loop()
    fired = []
    handles = [loop.call_later(1 + i / 1000, fired.append, i) for i in range(300)]
    for handle in handles[::3] + handles[1::3]:
        handle.cancel()
    await asyncio.sleep(0)
    await asyncio.sleep(1.15)
    print(len(fired), fired[:5])
    await asyncio.sleep(1)
    print(len(fired), fired == sorted(fired))
asyncio.run(main())
