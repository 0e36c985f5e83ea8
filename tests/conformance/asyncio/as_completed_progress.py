import asyncio
async def fetch(n):
    await asyncio.sleep((n * 7 % 5) / 10)
    return f"page {n}"
async def main():
    jobs = [fetch(n) for n in range(6)]
    for number, job in enumerate(asyncio.as_completed(jobs), 1):
        page = await job
        print(f"[{number}/{len(jobs)}] {page} at {asyncio.get_running_loop().time():.1f}")
asyncio.run(main())
