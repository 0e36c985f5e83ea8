import asyncio
from dataclasses import dataclass, field
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
async def main():
    queue = asyncio.PriorityQueue()
    for priority, name in [(3, "low"), (1, "high"), (2, "mid"), (1, "high2"), (3, "low2")]:
        await queue.put(Job(priority, name))
    while not queue.empty():
        job = await queue.get()
        print(job)
asyncio.run(main())
