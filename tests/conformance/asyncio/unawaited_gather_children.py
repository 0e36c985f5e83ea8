import asyncio
async def child(n):
    await asyncio.sleep(n)
    print("child", n)
async def main():
    asyncio.gather(child(0.1), child(0.2))
    await asyncio.sleep(0.15)
    print("main ends")
asyncio.run(main())
