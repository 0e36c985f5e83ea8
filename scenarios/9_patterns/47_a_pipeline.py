# sim: title A pipeline
# sim: about Stages joined by queues all work at once, each on another piece.
# sim: ask Four pieces, three stages of 0.1 s. When is the last piece through?
# sim: answer At 0.6 s: 0.3 s for the first, and one more every 0.1 s. One after another it would be 1.2 s.
# sim: try Make the middle stage take 0.3 s: it sets the pace of all.
import asyncio
import time


async def stage(verb, before, after):
    while (piece := await before.get()) is not None:
        await asyncio.sleep(0.1)
        await after.put(f"{piece} {verb}")
    await after.put(None)           #> The end is handed on like a piece.


async def main():
    start = time.perf_counter()
    queues = [asyncio.Queue(maxsize=1) for _ in range(4)]
    verbs = ("cut", "sewn", "packed")
    async with asyncio.TaskGroup() as group:
        for verb, before, after in zip(verbs, queues, queues[1:]):
            group.create_task(stage(verb, before, after), name=verb)
        group.create_task(feed(queues[0]), name="feed")
        while (piece := await queues[-1].get()) is not None:
            print(f"{time.perf_counter() - start:.1f} s: {piece}")


async def feed(queue):
    for piece in ("shirt", "coat", "cap", "sock"):
        await queue.put(piece)
    await queue.put(None)


asyncio.run(main())
