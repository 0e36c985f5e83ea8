import asyncio
async def fail(n, delay):
    await asyncio.sleep(delay)
    raise ValueError(n)
async def main():
    try:
        await asyncio.gather(fail(1, 0.2), fail(2, 0.1), fail(3, 0.1))
    except ValueError as error:
        print("first", error)
    await asyncio.sleep(1)
    print("others ended silently")
asyncio.run(main())
