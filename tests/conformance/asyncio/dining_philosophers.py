import asyncio
async def philosopher(n, left, right, log):
    for meal in range(2):
        await asyncio.sleep(0.1)
        first, second = (left, right) if n % 2 else (right, left)
        async with first, second:
            log.append((round(asyncio.get_running_loop().time(), 2), n))
            await asyncio.sleep(0.2)
async def main():
    forks = [asyncio.Lock() for _ in range(5)]
    log = []
    await asyncio.gather(*(philosopher(n, forks[n], forks[(n + 1) % 5], log) for n in range(5)))
    print(log)
asyncio.run(main())
