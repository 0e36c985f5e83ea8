import asyncio
async def never():
    print("waiting")
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        print("cancelled by the end")
async def main():
    task = asyncio.create_task(never(), name="stuck")
    await asyncio.sleep(1)
    print("now wait for it")
    await task
asyncio.run(main())
