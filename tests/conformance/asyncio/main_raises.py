import asyncio
async def main():
    await asyncio.sleep(1)
    raise ValueError("end of the line")
asyncio.run(main())
