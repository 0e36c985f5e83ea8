import asyncio

async def main():
    loop = asyncio.get_running_loop()
    total = 0.0
    for i in range(10):
        await asyncio.sleep(0.1)
        total += 0.1
        print(loop.time() == total, f"{loop.time():.17g}", end="; ")
    print()
    handle = loop.call_later(0.3, lambda: None)
    print(handle.when() - loop.time(), handle.when() == loop.time() + 0.3)
    await asyncio.sleep(1 / 3)
    print(loop.time())
    await asyncio.sleep(1e-6)
    print(loop.time())
    await asyncio.sleep(12345.678)
    print(loop.time())

asyncio.run(main())
