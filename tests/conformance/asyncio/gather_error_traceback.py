import asyncio
async def fetch(n):
    await asyncio.sleep(0.1)
    if n == 1:
        raise LookupError(f"no page {n}")
async def main():
    await asyncio.gather(*(fetch(n) for n in range(3)))
asyncio.run(main())
