import asyncio
async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other cleaned up")
async def leaves():
    await asyncio.sleep(0.1)
    raise SystemExit("bye")
async def main():
    tasks = [asyncio.create_task(other()), asyncio.create_task(leaves())]
    await asyncio.sleep(5)
asyncio.run(main())
