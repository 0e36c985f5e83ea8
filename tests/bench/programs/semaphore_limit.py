"""N tasks pass a semaphore of 100."""
import asyncio

N = 100_000
inside = most = 0


async def worker(limit, i):
    global inside, most
    async with limit:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.01 + i % 7 * 0.001)
        inside -= 1


async def main():
    limit = asyncio.Semaphore(100)
    async with asyncio.TaskGroup() as group:
        for i in range(N):
            group.create_task(worker(limit, i))
    print(most, round(asyncio.get_running_loop().time(), 3))


asyncio.run(main())
