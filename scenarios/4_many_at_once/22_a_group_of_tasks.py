# sim: title A group that nobody leaves early
# sim: about A TaskGroup waits at its end for all its tasks; no task outlives the block.
# sim: ask The block has no await in it. Why does "all packed" come last?
# sim: answer Leaving the block is an await: async with waits there for every task of the group.
# sim: try Let one task raise ValueError: the others are cancelled, and the error comes out of the block.
import asyncio


async def pack(box, seconds):
    await asyncio.sleep(seconds)
    print("packed", box)


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(pack("books", 0.2))
        group.create_task(pack("cups", 0.1))
        print("both have begun? Not yet: main has not given way.")
    print("all packed")         #> Reached when the last of the two is done.


asyncio.run(main())
