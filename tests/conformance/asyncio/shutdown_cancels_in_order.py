import asyncio
async def idle(n):
    try:
        await asyncio.sleep(100)
    finally:
        print("end of", n)
async def main():
    for n in range(15):
        asyncio.create_task(idle(n))
    await asyncio.sleep(0.1)
asyncio.run(main())
