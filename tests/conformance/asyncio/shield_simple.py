import asyncio
async def save():
    await asyncio.sleep(1)
    print("saved")
async def main():
    try:
        await asyncio.wait_for(asyncio.shield(save()), 0.5)
    except TimeoutError:
        print("not waiting any longer")
    await asyncio.sleep(1)
asyncio.run(main())
