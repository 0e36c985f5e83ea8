import asyncio
async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(f"lost {n}")
async def main():
    asyncio.create_task(fails(0.1), name="lost one")
    kept = asyncio.create_task(fails(0.2))
    await asyncio.sleep(0.5)
    print("main still fine")
    kept2 = asyncio.create_task(fails(0))
    await asyncio.wait([kept2])
    print(repr(kept2.exception()))
    print("end of main")
asyncio.run(main())
print("after run")
