import asyncio
async def layer(n):
    try:
        if n:
            await layer(n - 1)
        else:
            await asyncio.sleep(10)
    finally:
        print("leave", n)
        await asyncio.sleep(0.1)
        print("left", n)
async def main():
    task = asyncio.create_task(layer(3))
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), round(asyncio.get_running_loop().time(), 2))
asyncio.run(main())
