import asyncio
async def never():
    print("never runs")
async def main():
    task = asyncio.create_task(never())
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled before its first step")
    other = asyncio.create_task(never())
    return "main returns at once"
print(asyncio.run(main()))
