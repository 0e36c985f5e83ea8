import asyncio
async def phase_worker(barrier, n):
    for phase in range(3):
        await asyncio.sleep(0.1 * (n + phase) % 0.3)
        print(f"worker {n} done with phase {phase}")
        if await barrier.wait() == 0:
            print("phase", phase, "complete")
async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(phase_worker(barrier, n) for n in range(3)))
asyncio.run(main())
