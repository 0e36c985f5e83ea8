# sim: title One thread, taking turns
# sim: about Two tasks share one thread: a switch happens at an await, and nowhere else.
# sim: ask How many lines does each task print before the other has a turn?
# sim: answer Three: between two awaits nobody can interrupt, however many statements there are.
# sim: try Put "await asyncio.sleep(0)" between the prints: now the lines interleave.
import asyncio


async def count(name):
    for part in ("one", "two", "three"):
        print(name, part)
    await asyncio.sleep(0)      #> The first place at which the other task can run.
    print(name, "done")


async def main():
    await asyncio.gather(count("left"), count("right"))


asyncio.run(main())
