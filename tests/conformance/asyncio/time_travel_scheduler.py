import asyncio
import heapq

class Scheduler:
    def __init__(self):
        self.heap, self.changed, self.count = [], asyncio.Event(), 0

    def at(self, when, name):
        self.count += 1
        heapq.heappush(self.heap, (when, self.count, name))
        self.changed.set()

    async def run(self, until):
        loop = asyncio.get_running_loop()
        while loop.time() < until:
            self.changed.clear()
            wait = min(until, self.heap[0][0]) - loop.time() if self.heap else until - loop.time()
            try:
                async with asyncio.timeout(max(wait, 0)):
                    await self.changed.wait()
            except TimeoutError:
                pass
            while self.heap and self.heap[0][0] <= loop.time():
                when, _, name = heapq.heappop(self.heap)
                print(f"{loop.time():.1f} run {name} (due {when})")


async def main():
    scheduler = Scheduler()
    for when, name in [(3, "c"), (1, "a"), (1, "b"), (10, "never")]:
        scheduler.at(when, name)
    asyncio.get_running_loop().call_later(1.5, scheduler.at, 2, "late")
    await scheduler.run(5)
    print(len(scheduler.heap), "left")


asyncio.run(main())
