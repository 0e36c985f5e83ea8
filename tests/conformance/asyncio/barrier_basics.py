import asyncio
async def party(barrier, n, delay):
    await asyncio.sleep(delay)
    print(n, "arrives", barrier.n_waiting)
    position = await barrier.wait()
    print(n, "passes", position, round(asyncio.get_running_loop().time(), 2))
    return position
async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken, repr(barrier).split("[")[1])
    print(await asyncio.gather(party(barrier, "a", 0.3), party(barrier, "b", 0.1), party(barrier, "c", 0.2)))
    print(await asyncio.gather(*(party(barrier, n, 0) for n in range(6))))
    async def breaks(n):
        try:
            async with barrier as position:
                print(n, "in", position)
        except asyncio.BrokenBarrierError as error:
            print(n, "broken", error, barrier.broken)
    tasks = [asyncio.create_task(breaks(n)) for n in range(2)]
    await asyncio.sleep(0.1)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier.broken)
    await breaks("later")
    await barrier.reset()
    print(barrier.broken, repr(barrier).split("[")[1])
    tasks = [asyncio.create_task(breaks(n)) for n in range(2)]
    await asyncio.sleep(0)
    await barrier.reset()
    await asyncio.gather(*tasks)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.wait([waiting])
    print(barrier.n_waiting, barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)
asyncio.run(main())
